//! `code.replace(**fields)`: a copy of a code object with some fields changed.
//!
//! Names and constants can be exchanged as long as the instructions still fit: the new code passes the
//! verifier like any other. The instructions themselves cannot.

use std::sync::Arc;

use super::{exception_table, instruction_bytes, locations, this};
use crate::code::{CodeFlags, CodeObject, CodeParts, Constant, verify};
use crate::value::{CodeKey, Tag, Value};
use crate::vm::{Args, Fault, Outcome, Vm};

const FIELDS: &[&str] = &[
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_flags",
    "co_firstlineno",
    "co_code",
    "co_consts",
    "co_names",
    "co_varnames",
    "co_freevars",
    "co_cellvars",
    "co_filename",
    "co_name",
    "co_qualname",
    "co_linetable",
    "co_exceptiontable",
];

pub(super) fn replace(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (key, code) = this(vm, args)?;
    if args.len() > 1 {
        return Err(vm.type_error("replace() takes no positional arguments"));
    }
    let mut parts = code.parts().clone();
    let mut children = vm.heap[key].children.to_vec();
    let mut line_table = None;
    for &(field, value) in args.kw {
        let name = vm.text(field).to_owned();
        match name.as_str() {
            "co_name" => parts.name = text(vm, &name, value)?,
            "co_qualname" => parts.qualname = text(vm, &name, value)?,
            "co_filename" => parts.filename = text(vm, &name, value)?,
            "co_names" => parts.names = texts(vm, &name, value)?,
            "co_varnames" => parts.varnames = texts(vm, &name, value)?,
            "co_cellvars" => parts.cellvars = texts(vm, &name, value)?,
            "co_freevars" => parts.freevars = texts(vm, &name, value)?,
            "co_consts" => children = constants(vm, &name, value, &mut parts)?,
            "co_firstlineno" => parts.firstlineno = count(vm, &name, value)?,
            "co_argcount" => parts.argcount = count(vm, &name, value)?,
            "co_posonlyargcount" => parts.posonlyargcount = count(vm, &name, value)?,
            "co_kwonlyargcount" => parts.kwonlyargcount = count(vm, &name, value)?,
            "co_flags" => {
                let docstring = parts.flags.0 & CodeFlags::HAS_DOCSTRING.0;
                parts.flags = CodeFlags(count(vm, &name, value)? | docstring);
            }
            "co_nlocals" => nlocals(vm, &name, value, &parts)?,
            "co_stacksize" => {
                count(vm, &name, value)?;
            }
            "co_linetable" => line_table = Some(bytes(vm, &name, value)?),
            "co_code" | "co_exceptiontable" => unchanged(vm, args, &name, value, &code)?,
            _ => return Err(vm.unexpected_keyword("replace", field, FIELDS)),
        }
    }
    let given = line_table.is_some();
    // The line table counts from the first line.
    let table = line_table.unwrap_or_else(|| locations::encode(&code.positions, code.firstlineno));
    if parts.firstlineno != code.firstlineno || given {
        parts.positions = locations::decode(&table, parts.firstlineno, parts.instrs.len());
    }
    build(vm, &code, parts, &children)
}

/// Checks the new parts and links them.
fn build(vm: &mut Vm, old: &CodeObject, parts: CodeParts, children: &[CodeKey]) -> Outcome {
    if parts.posonlyargcount > parts.argcount || parts.parameter_count() > parts.varnames.len() {
        return Err(vm.value_error("code: co_varnames is too small"));
    }
    if parts.parameter_count() != old.parameter_count() {
        return Err(vm.value_error("code: the number of parameters cannot be changed"));
    }
    if parts.varnames.len() != old.varnames.len() {
        return Err(vm.value_error("code: co_nlocals != len(co_varnames)"));
    }
    let generator = CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR;
    if parts.flags.0 & generator.0 != old.flags.0 & generator.0 {
        return Err(vm.value_error("code: the kind of function cannot be changed"));
    }
    match verify(parts) {
        Ok(code) => {
            let key = vm.link(&code);
            vm.heap[key].children = children.into();
            Ok(key.into())
        }
        Err(error) => Err(vm.value_error(format!("code: {error}"))),
    }
}

fn wrong_type(vm: &mut Vm, field: &str, expected: &str, value: Value) -> Fault {
    let given = vm.argument_name(value);
    vm.type_error(format!(
        "replace() argument '{field}' must be {expected}, not {given}"
    ))
}

fn text(vm: &mut Vm, field: &str, value: Value) -> Outcome<Arc<str>> {
    match vm.as_text(value) {
        Some(text) => Ok(text.into()),
        None => Err(wrong_type(vm, field, "str", value)),
    }
}

fn texts(vm: &mut Vm, field: &str, value: Value) -> Outcome<Vec<Arc<str>>> {
    let Some(tuple) = vm.payload(value).as_tuple() else {
        return Err(wrong_type(vm, field, "tuple", value));
    };
    let items = vm.heap[tuple].items.to_vec();
    let mut found = Vec::with_capacity(items.len());
    for item in items {
        match vm.as_text(item) {
            Some(text) => found.push(text.into()),
            None => return Err(vm.system_error("non-string found in code slot")),
        }
    }
    Ok(found)
}

fn count(vm: &mut Vm, field: &str, value: Value) -> Outcome<u32> {
    let number = vm.index_i64(value)?;
    match u32::try_from(number) {
        Ok(number) => Ok(number),
        Err(_) => Err(vm.value_error(format!("{field} must be a positive integer"))),
    }
}

fn nlocals(vm: &mut Vm, field: &str, value: Value, parts: &CodeParts) -> Outcome<()> {
    match count(vm, field, value)? as usize == parts.varnames.len() {
        true => Ok(()),
        false => Err(vm.value_error("code: co_nlocals != len(co_varnames)")),
    }
}

fn bytes(vm: &mut Vm, field: &str, value: Value) -> Outcome<Vec<u8>> {
    match vm.payload(value).as_bytes() {
        Some(key) => Ok(vm.heap[key].data.to_vec()),
        None => Err(wrong_type(vm, field, "bytes", value)),
    }
}

/// Fields that can be named but not changed.
fn unchanged(
    vm: &mut Vm,
    args: Args<'_>,
    field: &str,
    value: Value,
    code: &CodeObject,
) -> Outcome<()> {
    let given = bytes(vm, field, value)?;
    let same = match field {
        "co_code" => given == instruction_bytes(code),
        _ => {
            let table = exception_table(vm, args)?;
            table
                .as_bytes()
                .is_some_and(|key| *vm.heap[key].data == *given)
        }
    };
    if same {
        Ok(())
    } else {
        Err(vm.value_error(format!("code: {field} cannot be replaced")))
    }
}

/// Constants and nested code from one tuple; gives the linked nested code.
fn constants(
    vm: &mut Vm,
    field: &str,
    value: Value,
    parts: &mut CodeParts,
) -> Outcome<Vec<CodeKey>> {
    let Some(tuple) = vm.payload(value).as_tuple() else {
        return Err(wrong_type(vm, field, "tuple", value));
    };
    let items = vm.heap[tuple].items.to_vec();
    let children: Vec<CodeKey> = items.iter().filter_map(|item| item.as_code()).collect();
    if children.len() != parts.children.len() {
        return Err(vm.value_error("code: the number of nested code objects cannot be changed"));
    }
    for (child, key) in parts.children.iter_mut().zip(&children) {
        child.code = vm.heap[*key].code.clone();
    }
    parts.constants.clear();
    for item in items.into_iter().filter(|item| item.as_code().is_none()) {
        let constant = constant_of(vm, item)?;
        parts.constants.push(constant);
    }
    Ok(children)
}

/// A value as a constant.
fn constant_of(vm: &mut Vm, value: Value) -> Outcome<Constant> {
    vm.enter_native()?;
    Ok(match value.tag() {
        Tag::None => Constant::None,
        Tag::Ellipsis => Constant::Ellipsis,
        Tag::Bool => Constant::Bool(value == Value::TRUE),
        Tag::Int => Constant::Int(value.as_int().unwrap_or_default()),
        Tag::Float => Constant::Float(value.as_float().unwrap_or_default()),
        Tag::Str => Constant::Str(vm.text(value).into()),
        Tag::BigInt => Constant::BigInt(Arc::new(vm.as_bigint(value).unwrap_or_default())),
        Tag::Complex => match value.as_complex().map(|key| vm.heap[key]) {
            Some(number) => Constant::Complex(number.re, number.im),
            None => Constant::None,
        },
        Tag::Bytes => Constant::Bytes(
            value
                .as_bytes()
                .map_or_else(|| [].into(), |key| vm.heap[key].data.as_ref().into()),
        ),
        Tag::Tuple => Constant::Tuple(all_constants(vm, vm.tuple_items(value))?),
        Tag::FrozenSet => {
            let items = value
                .as_any_set()
                .map(|key| vm.heap[key].iter().map(|e| e.key).collect())
                .unwrap_or_default();
            Constant::FrozenSet(all_constants(vm, items)?)
        }
        _ => {
            let given = vm.type_name(value);
            return Err(vm.type_error(format!(
                "replace() argument 'co_consts' must hold constants, not {given}"
            )));
        }
    })
}

fn all_constants(vm: &mut Vm, items: Vec<Value>) -> Outcome<Arc<[Constant]>> {
    items
        .into_iter()
        .map(|item| constant_of(vm, item))
        .collect()
}
