//! The classes that add a field or two to `args`: StopIteration, SystemExit, KeyError, NameError,
//! AttributeError, ImportError.

use super::{field_accessors, field_row, keywords, refuse_keywords, store_args, text, this};
use crate::object::field;
use crate::value::Value;
use crate::vm::{Args, NativeDef, Outcome, Signature, Vm};

field_accessors! {
    first set_first 0;
    second set_second 1;
    import_msg set_import_msg field::IMPORT_MSG;
    import_from set_import_from field::IMPORT_NAME_FROM;
}

pub(crate) const STOP_ITERATION: &[NativeDef] = &[
    NativeDef::slot("__init__", Signature::Raw, stop_iteration_init),
    field_row("value", first, set_first),
];

pub(crate) const SYSTEM_EXIT: &[NativeDef] = &[
    NativeDef::slot("__init__", Signature::Raw, system_exit_init),
    field_row("code", first, set_first),
];

pub(crate) const KEY_ERROR: &[NativeDef] =
    &[NativeDef::slot("__str__", Signature::NoArgs, key_error_str)];

pub(crate) const NAME_ERROR: &[NativeDef] = &[
    NativeDef::slot("__init__", Signature::Raw, name_error_init),
    field_row("name", first, set_first),
];

pub(crate) const ATTRIBUTE_ERROR: &[NativeDef] = &[
    NativeDef::slot("__init__", Signature::Raw, attribute_error_init),
    field_row("name", first, set_first),
    field_row("obj", second, set_second),
];

pub(crate) const IMPORT_ERROR: &[NativeDef] = &[
    NativeDef::slot("__init__", Signature::Raw, import_error_init),
    NativeDef::slot("__str__", Signature::NoArgs, import_error_str),
    field_row("name", first, set_first),
    field_row("path", second, set_second),
    field_row("msg", import_msg, set_import_msg),
    field_row("name_from", import_from, set_import_from),
];

fn stop_iteration_init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = this(vm, args)?;
    refuse_keywords(vm, exc, args)?;
    store_args(vm, exc, args);
    vm.heap[exc].set_field(field::STOP_VALUE, args.opt(1).unwrap_or(Value::NONE));
    Ok(Value::NONE)
}

fn system_exit_init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = this(vm, args)?;
    refuse_keywords(vm, exc, args)?;
    store_args(vm, exc, args);
    let code = match args.pos {
        [_] | [] => Value::NONE,
        [_, one] => *one,
        _ => vm.heap[exc].args,
    };
    vm.heap[exc].set_field(field::EXIT_CODE, code);
    Ok(Value::NONE)
}

fn key_error_str(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = this(vm, args)?;
    let shown = vm.key_error_str(exc)?;
    text(vm, shown)
}

fn name_error_init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = this(vm, args)?;
    let [name] = keywords(vm, "NameError", args, ["name"])?;
    store_args(vm, exc, args);
    vm.heap[exc].set_field(field::NAME, name);
    Ok(Value::NONE)
}

fn attribute_error_init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = this(vm, args)?;
    let [name, obj] = keywords(vm, "AttributeError", args, ["name", "obj"])?;
    store_args(vm, exc, args);
    vm.heap[exc].set_field(field::NAME, name);
    vm.heap[exc].set_field(field::OBJ, obj);
    Ok(Value::NONE)
}

fn import_error_init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = this(vm, args)?;
    let [name, path, from] = keywords(vm, "ImportError", args, ["name", "path", "name_from"])?;
    store_args(vm, exc, args);
    let message = if args.len() == 2 {
        args.get(1)
    } else {
        Value::UNBOUND
    };
    let object = &mut vm.heap[exc];
    object.set_field(field::IMPORT_NAME, name);
    object.set_field(field::IMPORT_PATH, path);
    object.set_field(field::IMPORT_NAME_FROM, from);
    object.set_field(field::IMPORT_MSG, message);
    Ok(Value::NONE)
}

fn import_error_str(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = this(vm, args)?;
    let shown = vm.import_error_str(exc)?;
    text(vm, shown)
}
