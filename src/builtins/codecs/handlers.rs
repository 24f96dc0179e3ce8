//! The error handlers: what becomes of text that an encoding lacks, and of bytes that are not text.

use super::{Encoding, names, units};
use crate::text::surrogates;
use crate::value::TypeId;
use crate::vm::exception::unicode_errors::UnicodeProblem;
use crate::vm::{Fault, Outcome, Vm, push_escape};

/// No name of a character has more bytes, with what stands around it.
const LONGEST_NAME: usize = 96;

fn unknown(vm: &mut Vm, errors: &str) -> Fault {
    vm.lookup_error(format!("unknown error handler name '{errors}'"))
}

/// The byte that a surrogate stands for (`surrogateescape`).
fn escaped_byte(c: char) -> Option<u8> {
    let byte = surrogates::code_of(c).checked_sub(0xdc00)?;
    u8::try_from(byte).ok().filter(|byte| !byte.is_ascii())
}

/// Writes what the handler makes of the characters `bad`, which the encoding lacks.
pub(super) fn encode(
    vm: &mut Vm,
    problem: &UnicodeProblem<'_>,
    bad: &[char],
    encoding: Encoding,
    errors: &str,
    out: &mut Vec<u8>,
) -> Outcome<()> {
    let mut text = String::new();
    vm.budget.burn(bad.len() as u64)?;
    vm.charge(bad.len().saturating_mul(10))?;
    match errors {
        "strict" => return Err(vm.unicode_error(TypeId::UnicodeEncodeError, problem)),
        "surrogateescape" => {
            let bytes: Vec<u8> = bad.iter().map_while(|c| escaped_byte(*c)).collect();
            vm.charge(bytes.len())?;
            out.extend_from_slice(&bytes);
            // One byte is no whole unit of UTF-16 or UTF-32.
            if bytes.len() < bad.len() || encoding.unit() > 1 {
                let rest = if matches!(encoding, Encoding::Charmap(_)) || encoding.unit() > 1 {
                    problem.start
                } else {
                    problem.start + bytes.len()
                };
                let problem = UnicodeProblem {
                    start: rest,
                    ..*problem
                };
                return Err(vm.unicode_error(TypeId::UnicodeEncodeError, &problem));
            }
        }
        "surrogatepass" => {
            vm.charge(bad.len() * 4)?;
            for &c in bad {
                let is_surrogate = surrogates::is_surrogate(c);
                if !is_surrogate || !units::push_surrogate(out, surrogates::code_of(c), encoding) {
                    return Err(vm.unicode_error(TypeId::UnicodeEncodeError, problem));
                }
            }
        }
        "ignore" => {}
        "replace" => text.extend(bad.iter().map(|_| '?')),
        "xmlcharrefreplace" => bad
            .iter()
            .for_each(|c| text.push_str(&format!("&#{};", surrogates::code_of(*c)))),
        "backslashreplace" => bad.iter().for_each(|c| push_escape(&mut text, *c)),
        "namereplace" => {
            vm.charge_items(bad.len(), LONGEST_NAME)?;
            for &c in bad {
                match names::of(c) {
                    Some(name) => text.push_str(&format!("\\N{{{name}}}")),
                    None => push_escape(&mut text, c),
                }
            }
        }
        _ => return Err(unknown(vm, errors)),
    }
    vm.charge(bad.len() * 10 * encoding.unit())?;
    // Their replacements are encoded as well; every encoding has these characters.
    for c in text.chars() {
        units::push(out, c, encoding);
    }
    Ok(())
}

/// Writes what the handler makes of the first `length` bytes, which are not text, and says after how many of them
/// it goes on.
pub(super) fn decode(
    vm: &mut Vm,
    problem: &UnicodeProblem<'_>,
    (data, length): (&[u8], usize),
    encoding: Encoding,
    errors: &str,
    out: &mut String,
) -> Outcome<usize> {
    vm.budget.burn(1)?;
    let bad = &data[..length];
    match errors {
        "surrogatepass" if let Some((c, length)) = units::surrogate_at(data, encoding) => {
            out.push(c);
            vm.charge(length)?;
            return Ok(length);
        }
        "surrogateescape" if bad.first().is_some_and(|byte| !byte.is_ascii()) => {
            let escaped = bad.iter().take_while(|byte| !byte.is_ascii()).take(4);
            let escaped = escaped.map(|byte| 0xdc00 + u32::from(*byte));
            let count = escaped.clone().count();
            vm.charge(count * 4)?;
            out.extend(escaped.filter_map(surrogates::char_of));
            return Ok(count);
        }
        "strict" | "surrogateescape" | "surrogatepass" => {
            return Err(vm.unicode_error(TypeId::UnicodeDecodeError, problem));
        }
        "ignore" => {}
        "replace" => out.push('\u{fffd}'),
        "backslashreplace" => bad.iter().for_each(|b| push_escape(out, char::from(*b))),
        "xmlcharrefreplace" | "namereplace" => {
            return Err(
                vm.type_error("don't know how to handle UnicodeDecodeError in error callback")
            );
        }
        _ => return Err(unknown(vm, errors)),
    }
    vm.charge(bad.len() * 4)?;
    Ok(length)
}
