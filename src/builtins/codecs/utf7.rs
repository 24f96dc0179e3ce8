//! UTF-7: ASCII as it is, the rest as UTF-16 in base64 between `+` and `-`.

use super::{Encoding, handlers};
use crate::text::surrogates;
use crate::value::Value;
use crate::vm::exception::unicode_errors::UnicodeProblem;
use crate::vm::{Outcome, Vm};

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn digit_value(byte: u8) -> Option<u32> {
    let at = DIGITS.iter().position(|digit| *digit == byte)?;
    u32::try_from(at).ok()
}

/// Whether a character is written as itself: ASCII without `\`, `~`, `+` and most control characters.
fn is_direct(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || (' '..='}').contains(&c) && !matches!(c, '\\' | '+')
}

/// Bits on their way from units of 16 to digits of 6, or back.
#[derive(Default)]
struct Bits {
    buffer: u32,
    count: u32,
}

impl Bits {
    fn push(&mut self, value: u32, width: u32) {
        self.buffer = self.buffer << width | value;
        self.count += width;
    }

    /// The first `width` bits, if there are so many.
    fn pop(&mut self, width: u32) -> Option<u32> {
        self.count = self.count.checked_sub(width)?;
        let value = self.buffer >> self.count;
        self.buffer &= (1 << self.count) - 1;
        Some(value)
    }

    fn write_digits(&mut self, out: &mut Vec<u8>) {
        while let Some(value) = self.pop(6) {
            out.push(DIGITS[value as usize & 63]);
        }
    }

    /// Writes what is left, filled up with zeros.
    fn finish(&mut self, out: &mut Vec<u8>) {
        if self.count > 0 {
            self.push(0, 6 - self.count);
            self.write_digits(out);
        }
    }
}

/// The bytes of a text; every text has some.
pub(super) fn encode(chars: &[char]) -> Vec<u8> {
    let mut out = Vec::with_capacity(chars.len());
    let mut shifted: Option<Bits> = None;
    for &c in chars {
        let direct = is_direct(c);
        match &mut shifted {
            Some(bits) if direct => {
                bits.finish(&mut out);
                if c == '-' || digit_value(c as u8).is_some() {
                    out.push(b'-');
                }
                shifted = None;
                out.push(c as u8);
            }
            None if c == '+' => out.extend(b"+-"),
            None if direct => out.push(c as u8),
            state => {
                let bits = state.get_or_insert_with(|| {
                    out.push(b'+');
                    Bits::default()
                });
                let mut units = [0; 2];
                let units = if surrogates::is_surrogate(c) {
                    units[0] = surrogates::code_of(c) as u16;
                    &units[..1]
                } else {
                    &*c.encode_utf16(&mut units)
                };
                for unit in units {
                    bits.push(u32::from(*unit), 16);
                    bits.write_digits(&mut out);
                }
            }
        }
    }
    if let Some(mut bits) = shifted {
        bits.finish(&mut out);
        out.push(b'-');
    }
    out
}

/// What stands between `+` and the end of the base64.
struct Shifted {
    /// Where the `+` is.
    start: usize,
    bits: Bits,
    /// A first half that waits for the second.
    half: Option<u32>,
}

impl Shifted {
    /// Takes a digit; false where it completes a character that strings cannot hold.
    fn take(&mut self, value: u32, out: &mut String) -> bool {
        self.bits.push(value, 6);
        let Some(unit) = self.bits.pop(16) else {
            return true;
        };
        let half = self.half.take();
        if let Some(first) = half
            && (0xdc00..0xe000).contains(&unit)
        {
            let code = 0x1_0000 + ((first - 0xd800) << 10) + (unit - 0xdc00);
            let character = surrogates::char_of(code);
            out.extend(character);
            return character.is_some();
        }
        out.extend(half.and_then(surrogates::char_of));
        if (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
        } else {
            out.extend(surrogates::char_of(unit));
        }
        true
    }

    /// What is wrong with the bits that are left where the base64 ends.
    fn rest(&self) -> Option<&'static str> {
        if self.bits.count >= 6 {
            Some("partial character in shift sequence")
        } else if self.bits.buffer != 0 {
            Some("non-zero padding bits in shift sequence")
        } else {
            None
        }
    }
}

/// The text of bytes.
pub(super) fn decode(vm: &mut Vm, data: &[u8], object: Value, errors: &str) -> Outcome<String> {
    let mut out = String::with_capacity(data.len());
    let mut shifted: Option<Shifted> = None;
    let mut at = 0;
    loop {
        let byte = data.get(at).copied();
        let (start, reason) = match (&mut shifted, byte) {
            (None, None) => return Ok(out),
            (Some(state), None) => {
                let incomplete = state.half.is_some() || state.rest().is_some();
                let start = state.start;
                shifted = None;
                if !incomplete {
                    continue;
                }
                (start, "unterminated shift sequence")
            }
            (Some(state), Some(byte)) => {
                if let Some(value) = digit_value(byte) {
                    at += 1;
                    if state.take(value, &mut out) {
                        continue;
                    }
                    (state.start, surrogates::REFUSED)
                } else {
                    let (start, rest, half) = (state.start, state.rest(), state.half);
                    shifted = None;
                    match rest {
                        Some(reason) => {
                            at += 1;
                            (start, reason)
                        }
                        None => {
                            if byte.is_ascii() {
                                out.extend(half.and_then(surrogates::char_of));
                            }
                            at += usize::from(byte == b'-');
                            continue;
                        }
                    }
                }
            }
            (None, Some(b'+')) => {
                let start = at;
                at += 1;
                match data.get(at) {
                    Some(b'-') => {
                        at += 1;
                        out.push('+');
                        continue;
                    }
                    Some(byte) if digit_value(*byte).is_none() => {
                        at += 1;
                        (start, "ill-formed sequence")
                    }
                    _ => {
                        shifted = Some(Shifted {
                            start,
                            bits: Bits::default(),
                            half: None,
                        });
                        continue;
                    }
                }
            }
            (None, Some(byte)) => {
                at += 1;
                if byte.is_ascii() {
                    out.push(char::from(byte));
                    continue;
                }
                (at - 1, "unexpected special character")
            }
        };
        let problem = UnicodeProblem {
            encoding: Encoding::Utf7.name(),
            object,
            start,
            end: at,
            reason,
        };
        let bad = (&data[start..], at - start);
        at = start + handlers::decode(vm, &problem, bad, Encoding::Utf7, errors, &mut out)?;
    }
}
