//! `str(x)` and `str(bytes, encoding, errors)`.

use super::{COMPARISONS, METHODS};
use crate::code::Conversion;
use crate::value::{TypeId, Value};
use crate::vm::container::bytes::BUFFER_SIMPLE;
use crate::vm::{Args, Outcome, TypeDef, Vm, params};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("object='', encoding='utf-8', errors='strict'"),
    subclassable: true,
    ..TypeDef::new(TypeId::Str, "An immutable text.", &[COMPARISONS, METHODS])
};

/// `str.__new__`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = args.get(0);
    let given = args.pos.get(1..).unwrap_or_default();
    if args.kw.is_empty() {
        vm.check_positional("str", given, &[], 0, 3)?;
    }
    let bound = vm.bind_new(&TYPE, args)?;
    let (object, encoding, errors) = (bound[0], bound[1], bound[2]);
    if object.is_unbound() {
        let empty = vm.heap.new_str("");
        return vm.wrap_payload(class, empty);
    }
    let plain = encoding.is_unbound() && errors.is_unbound();
    if plain && class == Value::builtin_type(TypeId::Str) {
        return vm.text_leaving(args.leave, object, Conversion::Str);
    }
    let text = if plain {
        vm.str_value(object)?
    } else {
        decoded(vm, object, encoding, errors)?
    };
    if class == Value::builtin_type(TypeId::Str) {
        return Ok(text);
    }
    let payload = vm.heap.payload(text);
    vm.wrap_payload(class, payload)
}

fn decoded(vm: &mut Vm, object: Value, encoding: Value, errors: Value) -> Outcome {
    for (argument, name) in [(encoding, "encoding"), (errors, "errors")] {
        if argument.is_bound() && vm.heap.as_text(argument).is_none() {
            let given = vm.type_name(argument);
            return Err(vm.type_error(format!("str() argument '{name}' must be str, not {given}")));
        }
    }
    if vm.heap.as_text(object).is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    if vm.heap.as_bytes_like(object).is_none()
        && let Some(data) = vm.lent_bytes(object, BUFFER_SIMPLE)?
    {
        let lent = vm.heap.new_bytes(data);
        vm.heap.keep(lent);
        return super::decode_object(vm, lent, encoding, errors, "str");
    }
    if vm.heap.as_bytes_like(object).is_none() {
        let name = vm.type_name(object);
        return Err(vm.type_error(format!(
            "decoding to str: need a bytes-like object, {name} found"
        )));
    }
    super::decode_object(vm, object, encoding, errors, "str")
}
