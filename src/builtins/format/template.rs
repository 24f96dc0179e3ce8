//! `str.format` and `str.format_map`: templates with replacement fields.
//!
//! ```text
//!  {name.attr[key]!r:spec}
//! ```
//!
//! A spec may hold fields itself, but those none with fields of their own.

use crate::value::Value;
use crate::vm::{Args, Outcome, Vm};

/// How fields without a number are numbered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Unknown,
    Automatic(usize),
    Manual,
}

/// Where the values of the fields come from.
struct Source<'a> {
    pos: &'a [Value],
    kw: &'a [(Value, Value)],
    /// The mapping of `format_map`.
    mapping: Option<Value>,
    numbering: Numbering,
}

/// Fields within specs nest this deep.
const MAX_DEPTH: usize = 2;

/// `str.format`
pub(crate) fn format(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let pos = args.pos.get(1..).unwrap_or_default();
    run(vm, args.get(0), Source { pos, kw: args.kw, mapping: None, numbering: Numbering::Unknown })
}

/// `str.format_map`
pub(crate) fn format_map(vm: &mut Vm, args: Args<'_>) -> Outcome {
    run(vm, args.get(0), Source { pos: &[], kw: &[], mapping: Some(args.get(1)), numbering: Numbering::Unknown })
}

fn run(vm: &mut Vm, template: Value, mut source: Source<'_>) -> Outcome {
    vm.charge(vm.text(template).len())?;
    let template = vm.text(template).to_owned();
    let text = fill(vm, &template, &mut source, MAX_DEPTH)?;
    Ok(vm.new_string(text))
}

/// Fills in the fields of a template.
fn fill(vm: &mut Vm, template: &str, source: &mut Source<'_>, depth: usize) -> Outcome<String> {
    if depth == 0 {
        return Err(vm.value_error("Max string recursion exceeded"));
    }
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(&rest[..at]);
        let (brace, after) = rest[at..].split_at(1);
        if let Some(after) = after.strip_prefix(brace) {
            out.push_str(brace);
            rest = after;
            continue;
        }
        if brace == "}" {
            return Err(vm.value_error("Single '}' encountered in format string"));
        }
        if after.is_empty() {
            return Err(vm.value_error("Single '{' encountered in format string"));
        }
        let Some(end) = field_end(after) else {
            return Err(vm.value_error("expected '}' before end of string"));
        };
        let text = field(vm, &after[..end], source, depth)?;
        vm.tick(1)?;
        vm.charge(text.len())?;
        out.push_str(&text);
        rest = &after[end + 1..];
    }
    out.push_str(rest);
    Ok(out)
}

/// Where the field ends whose opening brace stands before the text: the matching brace, brackets of its
/// name left out.
fn field_end(text: &str) -> Option<usize> {
    let (mut depth, mut in_name, mut in_brackets) = (0usize, true, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b']' if in_brackets => in_brackets = false,
            _ if in_brackets => {}
            b'[' if in_name => in_brackets = true,
            b':' | b'!' if in_name => in_name = false,
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The parts of a field: name, conversion, spec.
fn split_field(vm: &mut Vm, field: &str) -> Outcome<(String, Option<char>, String)> {
    let mut in_brackets = false;
    let split = field.bytes().position(|byte| {
        match byte {
            b'[' => in_brackets = true,
            b']' => in_brackets = false,
            _ => {}
        }
        !in_brackets && matches!(byte, b':' | b'!' | b'{')
    });
    let Some(at) = split else { return Ok((field.to_owned(), None, String::new())) };
    let (name, rest) = field.split_at(at);
    if rest.starts_with('{') {
        return Err(vm.value_error("unexpected '{' in field name"));
    }
    if let Some(spec) = rest.strip_prefix(':') {
        return Ok((name.to_owned(), None, spec.to_owned()));
    }
    let mut chars = rest[1..].chars();
    let Some(conversion) = chars.next() else {
        return Err(vm.value_error("unmatched '{' in format spec"));
    };
    match chars.as_str().strip_prefix(':') {
        Some(spec) => Ok((name.to_owned(), Some(conversion), spec.to_owned())),
        None if chars.as_str().is_empty() => Ok((name.to_owned(), Some(conversion), String::new())),
        None => Err(vm.value_error("expected ':' after conversion specifier")),
    }
}

/// The text of one field.
fn field(vm: &mut Vm, field: &str, source: &mut Source<'_>, depth: usize) -> Outcome<String> {
    let (name, conversion, spec) = split_field(vm, field)?;
    let value = field_value(vm, &name, source)?;
    vm.keep(value);
    let value = match conversion {
        None => value,
        Some('s') => vm.str_value(value)?,
        Some('r') => {
            let text = vm.repr(value)?;
            vm.new_string(text)
        }
        Some('a') => {
            let text = vm.ascii(value)?;
            vm.new_string(text)
        }
        Some(other) if (' '..='~').contains(&other) => {
            return Err(vm.value_error(format!("Unknown conversion specifier {other}")));
        }
        Some(other) => {
            return Err(vm.value_error(format!("Unknown conversion specifier \\x{:x}", u32::from(other))));
        }
    };
    let spec = if spec.contains(['{', '}']) { fill(vm, &spec, source, depth - 1)? } else { spec };
    vm.format(value, &spec)
}

/// The object that a field names.
fn field_value(vm: &mut Vm, name: &str, source: &mut Source<'_>) -> Outcome {
    let first_end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, mut rest) = name.split_at(first_end);
    let mut value = first_value(vm, first, source)?;
    while !rest.is_empty() {
        vm.keep(value);
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            let (attribute, next) = after.split_at(end);
            if attribute.is_empty() {
                return Err(vm.value_error("Empty attribute in format string"));
            }
            let attribute = vm.intern(attribute);
            value = vm.getattr(value, attribute)?;
            rest = next;
        } else if let Some(after) = rest.strip_prefix('[') {
            let Some(end) = after.find(']') else {
                return Err(vm.value_error("Missing ']' in format string"));
            };
            let key = &after[..end];
            if key.is_empty() {
                return Err(vm.value_error("Empty attribute in format string"));
            }
            let key = match number(vm, key)? {
                Some(index) => vm.new_usize(index),
                None => vm.new_str(key),
            };
            value = vm.get_item(value, key)?;
            rest = &after[end + 1..];
        } else {
            return Err(vm.value_error("Only '.' or '[' may follow ']' in format field specifier"));
        }
    }
    Ok(value)
}

/// A name that is a number.
fn number(vm: &mut Vm, text: &str) -> Outcome<Option<usize>> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    match text.parse::<usize>().ok().filter(|&n| isize::try_from(n).is_ok()) {
        Some(number) => Ok(Some(number)),
        None => Err(vm.value_error("Too many decimal digits in format string")),
    }
}

/// The argument that a field starts from.
fn first_value(vm: &mut Vm, name: &str, source: &mut Source<'_>) -> Outcome {
    let index = number(vm, name)?;
    let index = match (index, source.numbering) {
        (None, _) if !name.is_empty() => return named_value(vm, name, source),
        (Some(_), Numbering::Automatic(_)) => {
            return Err(vm.value_error("cannot switch from automatic field numbering to manual field specification"));
        }
        (None, Numbering::Manual) => {
            return Err(vm.value_error("cannot switch from manual field specification to automatic field numbering"));
        }
        (Some(index), _) => {
            source.numbering = Numbering::Manual;
            index
        }
        (None, Numbering::Automatic(next)) => {
            source.numbering = Numbering::Automatic(next + 1);
            next
        }
        (None, Numbering::Unknown) => {
            source.numbering = Numbering::Automatic(1);
            0
        }
    };
    if source.mapping.is_some() {
        return Err(vm.value_error("Format string contains positional fields"));
    }
    match source.pos.get(index) {
        Some(&value) => Ok(value),
        None => Err(vm.index_error(format!("Replacement index {index} out of range for positional args tuple"))),
    }
}

fn named_value(vm: &mut Vm, name: &str, source: &Source<'_>) -> Outcome {
    let key = vm.new_str(name);
    if let Some(mapping) = source.mapping {
        return vm.get_item(mapping, key);
    }
    match source.kw.iter().find(|(keyword, _)| vm.as_text(*keyword) == Some(name)) {
        Some(&(_, value)) => Ok(value),
        None => Err(vm.key_error(key)),
    }
}
