//! `__format__` of the built-in types.

use super::{float, number};
use crate::builtins::format::spec::pad;
use crate::builtins::format::spec::parse_spec;
use crate::builtins::format::spec::unknown_format_code;
use crate::builtins::string::argument_type;
use crate::value::Value;
use crate::vm::{Args, Outcome, Vm};

/// The spec of a `__format__` call.
fn spec_argument(vm: &mut Vm, args: Args<'_>) -> Outcome<String> {
    let spec = args.get(1);
    match vm.heap.as_text(spec) {
        Some(text) => {
            let text = text.to_owned();
            vm.charge(text.len())?;
            vm.look_at(spec)?;
            Ok(text)
        }
        None => {
            let name = argument_type(vm, spec);
            Err(vm.type_error(format!("__format__() argument must be str, not {name}")))
        }
    }
}

/// `str(vm)`, which an empty spec stands for.
fn format_as_str(vm: &mut Vm, value: Value) -> Outcome {
    vm.str_value(value)
}

/// `int.__format__`
pub(crate) fn format_int(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let spec = spec_argument(vm, args)?;
    if spec.is_empty() {
        return format_as_str(vm, args.get(0));
    }
    let type_name = vm.type_name(args.get(0));
    let text = number::format_int(vm, vm.heap.payload(args.get(0)), &spec, &type_name)?;
    Ok(vm.heap.new_string(text))
}

/// `float.__format__`
pub(crate) fn format_float(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let spec = spec_argument(vm, args)?;
    if spec.is_empty() {
        return format_as_str(vm, args.get(0));
    }
    let type_name = vm.type_name(args.get(0));
    let value = vm.heap.payload(args.get(0)).as_float().unwrap_or_default();
    let text = float::format_float(vm, value, &spec, &type_name)?;
    Ok(vm.heap.new_string(text))
}

/// `complex.__format__`
pub(crate) fn format_complex(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let spec = spec_argument(vm, args)?;
    if spec.is_empty() {
        return format_as_str(vm, args.get(0));
    }
    let type_name = vm.type_name(args.get(0));
    let value = vm.number_to_complex(vm.heap.payload(args.get(0)))?;
    let text = float::format_complex(vm, value, &spec, &type_name)?;
    Ok(vm.heap.new_string(text))
}

/// `str.__format__`
pub(crate) fn format_str(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let spec = spec_argument(vm, args)?;
    if spec.is_empty() {
        return format_as_str(vm, args.get(0));
    }
    let type_name = vm.type_name(args.get(0));
    let spec = parse_spec(vm, &spec, &type_name, '<')?;
    if let Some(kind) = spec.kind.filter(|&kind| kind != 's') {
        return Err(unknown_format_code(vm, kind, &type_name));
    }
    let complaint = match spec {
        _ if spec.sign == Some(' ') => Some("Space not allowed in string format specifier"),
        _ if spec.sign.is_some() => Some("Sign not allowed in string format specifier"),
        _ if spec.no_negative_zero => {
            Some("Negative zero coercion (z) not allowed in string format specifier")
        }
        _ if spec.alternate => Some("Alternate form (#) not allowed in string format specifier"),
        _ if spec.align == Some('=') => {
            Some("'=' alignment not allowed in string format specifier")
        }
        _ => None,
    };
    if let Some(complaint) = complaint {
        return Err(vm.value_error(complaint));
    }
    if let Some(separator) = spec.grouping {
        return Err(vm.value_error(super::spec::cannot_group(separator, 's')));
    }
    let Some(key) = vm.heap.payload(args.get(0)).as_str() else {
        return Ok(args.get(0));
    };
    let len = vm.heap[key].len();
    let shown = spec.precision.map_or(len, |precision| precision.min(len));
    if shown == len && spec.width <= len {
        return Ok(args.get(0));
    }
    vm.charge(vm.heap[key].byte_len())?;
    vm.look_at(args.get(0))?;
    let text = vm.heap[key].as_str()[..vm.heap[key].offset(shown)].to_owned();
    let padded = pad(
        vm,
        &text,
        shown,
        spec.width,
        spec.fill,
        spec.align.unwrap_or('<'),
    )?;
    Ok(vm.heap.new_string(padded))
}
