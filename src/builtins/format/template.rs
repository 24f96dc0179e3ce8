//! `str.format` and `str.format_map`: templates with replacement fields.
//!
//! ```text
//!  {name.attr[key]!r:spec}
//! ```
//!
//! A spec may hold fields itself, but those none with fields of their own.

use crate::text::surrogates;
use crate::value::Value;
use crate::vm::price;
use crate::vm::{Args, NativeDef, Outcome, Vm, natives};

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
    run(
        vm,
        args.get(0),
        Source {
            pos,
            kw: args.kw,
            mapping: None,
            numbering: Numbering::Unknown,
        },
    )
}

/// `str.format_map`
pub(crate) fn format_map(vm: &mut Vm, args: Args<'_>) -> Outcome {
    run(
        vm,
        args.get(0),
        Source {
            pos: &[],
            kw: &[],
            mapping: Some(args.get(1)),
            numbering: Numbering::Unknown,
        },
    )
}

fn run(vm: &mut Vm, template: Value, mut source: Source<'_>) -> Outcome {
    vm.charge(vm.heap.text(template).len())?;
    vm.look_at(template)?;
    let pattern = vm.heap.text(template).to_owned();
    if !pattern.is_empty() && !pattern.contains(['{', '}']) {
        return Ok(template);
    }
    let text = fill(vm, &pattern, &mut source, MAX_DEPTH)?;
    // A str that comes out as it went in stays the same object.
    let first = source.pos.first().copied().unwrap_or_default();
    for value in [template, first] {
        if value.as_str().is_some() && vm.heap.as_text(value) == Some(text.as_str()) {
            return Ok(value);
        }
    }
    Ok(vm.heap.new_string(text))
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
        let parsed = match parse_field(after) {
            Ok(parsed) => parsed,
            Err(complaint) => return Err(vm.value_error(complaint)),
        };
        let length = after.len() - parsed.rest.len();
        vm.budget.burn(4 * price::text(length))?;
        let text = field(vm, &parsed, source, depth)?;
        vm.budget.burn(1)?;
        vm.charge(text.len())?;
        vm.budget.burn(price::text(text.len()))?;
        out.push_str(&text);
        rest = parsed.rest;
    }
    out.push_str(rest);
    Ok(out)
}

/// A replacement field, taken apart.
struct Field<'a> {
    name: &'a str,
    conversion: Option<char>,
    spec: &'a str,
    /// What follows the closing brace.
    rest: &'a str,
}

/// Reads the field whose opening brace stands before the text, and what follows it.
fn parse_field(text: &str) -> Result<Field<'_>, &'static str> {
    let mut in_brackets = false;
    let mut end = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' if !in_brackets => return Err("unexpected '{' in field name"),
            b'[' => in_brackets = true,
            b']' => in_brackets = false,
            b'}' | b':' | b'!' if !in_brackets => {
                end = Some(at);
                break;
            }
            _ => {}
        }
    }
    let Some(end) = end else {
        return Err("expected '}' before end of string");
    };
    let (name, after) = (&text[..end], &text[end + 1..]);
    if text.as_bytes()[end] == b'}' {
        return Ok(Field {
            name,
            conversion: None,
            spec: "",
            rest: after,
        });
    }
    let (mut conversion, mut spec) = (None, after);
    if text.as_bytes()[end] == b'!' {
        let mut chars = after.chars();
        conversion = chars.next();
        if conversion.is_none() {
            return Err("end of string while looking for conversion specifier");
        }
        spec = chars.as_str();
        if let Some(rest) = spec.strip_prefix('}') {
            return Ok(Field {
                name,
                conversion,
                spec: "",
                rest,
            });
        }
        match spec.strip_prefix(':') {
            Some(rest) => spec = rest,
            None if spec.is_empty() => {}
            None => return Err("expected ':' after conversion specifier"),
        }
    }
    let mut depth = 0usize;
    for (at, byte) in spec.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => {
                return Ok(Field {
                    name,
                    conversion,
                    spec: &spec[..at],
                    rest: &spec[at + 1..],
                });
            }
            b'}' => depth -= 1,
            _ => {}
        }
    }
    Err("unmatched '{' in format spec")
}

/// The text of one field.
fn field(vm: &mut Vm, field: &Field<'_>, source: &mut Source<'_>, depth: usize) -> Outcome<String> {
    let value = field_value(vm, field.name, source)?;
    vm.heap.keep(value);
    let value = match field.conversion {
        None => value,
        Some('s') => vm.str_value(value)?,
        Some('r') => vm.repr_value(value)?,
        Some('a') => vm.ascii_value(value)?,
        Some(other) if (' '..='~').contains(&other) => {
            return Err(vm.value_error(format!("Unknown conversion specifier {other}")));
        }
        Some(other) => {
            return Err(vm.value_error(format!(
                "Unknown conversion specifier \\x{:x}",
                surrogates::code_of(other)
            )));
        }
    };
    if !field.spec.contains(['{', '}']) {
        return vm.format(value, field.spec);
    }
    let spec = fill(vm, field.spec, source, depth - 1)?;
    vm.format(value, &spec)
}

/// The object that a field names.
fn field_value(vm: &mut Vm, name: &str, source: &mut Source<'_>) -> Outcome {
    let first_end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, mut rest) = name.split_at(first_end);
    let mut value = first_value(vm, first, source)?;
    while !rest.is_empty() {
        vm.heap.keep(value);
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            let (attribute, next) = after.split_at(end);
            if attribute.is_empty() {
                return Err(vm.value_error("Empty attribute in format string"));
            }
            let attribute = vm.heap.intern(attribute);
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
                Some(index) => vm.heap.new_usize(index),
                None => vm.heap.new_str(key),
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
    match text
        .parse::<usize>()
        .ok()
        .filter(|&n| isize::try_from(n).is_ok())
    {
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
            return Err(vm.value_error(
                "cannot switch from automatic field numbering to manual field specification",
            ));
        }
        (None, Numbering::Manual) => {
            return Err(vm.value_error(
                "cannot switch from manual field specification to automatic field numbering",
            ));
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
        None => Err(vm.index_error(format!(
            "Replacement index {index} out of range for positional args tuple"
        ))),
    }
}

fn named_value(vm: &mut Vm, name: &str, source: &Source<'_>) -> Outcome {
    let key = vm.heap.new_str(name);
    if let Some(mapping) = source.mapping {
        return vm.get_item(mapping, key);
    }
    match source
        .kw
        .iter()
        .find(|(keyword, _)| vm.heap.as_text(*keyword) == Some(name))
    {
        Some(&(_, value)) => Ok(value),
        None => Err(vm.key_error(key)),
    }
}

/// What `_string` offers: the parts of a template, one at a time. Positions are in bytes and mean nothing
/// to scripts.
pub(crate) const PARTS: &[NativeDef] = natives! {
    function "_scan" "($module, template, at, /)"
        "(literal, name, spec, conversion, next position), None at the end." => scan;
    function "_split_first" "($module, name, /)"
        "The argument's name or number, and where the rest begins." => split_first;
    function "_split_step" "($module, name, at, /)"
        "(whether it is an attribute, its name or key, next position), None at the end." => split_step;
};

/// The text from a position on.
fn rest_of(vm: &mut Vm, args: Args<'_>) -> Outcome<String> {
    let at = vm.index_clamped(args.get(1))?;
    let text = vm.heap.text(args.get(0));
    let rest = text
        .get(usize::try_from(at).unwrap_or(0)..)
        .unwrap_or_default();
    let rest = rest.to_owned();
    vm.charge(rest.len())?;
    vm.budget.burn(price::text(rest.len()))?;
    Ok(rest)
}

/// `_scan(template, at)`: (literal, name, spec, conversion, next position), None at the end.
fn scan(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let text = rest_of(vm, args)?;
    if text.is_empty() {
        return Ok(Value::NONE);
    }
    vm.budget.burn(1)?;
    let total = vm.heap.text(args.get(0)).len();
    let none = [Value::NONE; 3];
    let (literal, parts, rest) = match text.find(['{', '}']) {
        None => (text.as_str(), none, ""),
        Some(at) => {
            let (brace, after) = text[at..].split_at(1);
            if let Some(rest) = after.strip_prefix(brace) {
                (&text[..=at], none, rest)
            } else if brace == "}" {
                return Err(vm.value_error("Single '}' encountered in format string"));
            } else if after.is_empty() {
                return Err(vm.value_error("Single '{' encountered in format string"));
            } else {
                let field = match parse_field(after) {
                    Ok(field) => field,
                    Err(complaint) => return Err(vm.value_error(complaint)),
                };
                let (name, spec) = (vm.heap.new_str(field.name), vm.heap.new_str(field.spec));
                let conversion = field
                    .conversion
                    .map_or(Value::NONE, |c| vm.heap.new_char(c));
                (&text[..at], [name, spec, conversion], field.rest)
            }
        }
    };
    let literal = vm.heap.new_str(literal);
    let next = vm.heap.new_usize(total - rest.len());
    let [name, spec, conversion] = parts;
    Ok(vm.heap.new_tuple(&[literal, name, spec, conversion, next]))
}

/// `_split_first(name)`: (the argument's name or number, where the rest begins).
fn split_first(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.look_at(args.get(0))?;
    let text = vm.heap.text(args.get(0)).to_owned();
    let end = text.find(['.', '[']).unwrap_or(text.len());
    let first = match number(vm, &text[..end])? {
        Some(index) => vm.heap.new_usize(index),
        None => vm.heap.new_str(&text[..end]),
    };
    let end = vm.heap.new_usize(end);
    Ok(vm.heap.new_tuple(&[first, end]))
}

/// `_split_step(name, at)`: (whether it is an attribute, its name or key, next position), None at the end.
fn split_step(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let text = rest_of(vm, args)?;
    let total = vm.heap.text(args.get(0)).len();
    let (attribute, name, rest) = if text.is_empty() {
        return Ok(Value::NONE);
    } else if let Some(after) = text.strip_prefix('.') {
        let end = after.find(['.', '[']).unwrap_or(after.len());
        (true, &after[..end], &after[end..])
    } else if let Some(after) = text.strip_prefix('[') {
        let Some(end) = after.find(']') else {
            return Err(vm.value_error("Missing ']' in format string"));
        };
        (false, &after[..end], &after[end + 1..])
    } else {
        return Err(vm.value_error("Only '.' or '[' may follow ']' in format field specifier"));
    };
    if name.is_empty() {
        return Err(vm.value_error("Empty attribute in format string"));
    }
    let name = match number(vm, name)? {
        Some(index) if !attribute => vm.heap.new_usize(index),
        _ => vm.heap.new_str(name),
    };
    let next = vm.heap.new_usize(total - rest.len());
    Ok(vm.heap.new_tuple(&[Value::bool(attribute), name, next]))
}
