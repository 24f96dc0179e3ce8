//! The classes that add a field or two to `args`: StopIteration, SystemExit, KeyError, NameError,
//! AttributeError, ImportError.

use super::base::reduce_with;
use super::{field_accessors, keywords, refuse_keywords, store_args, text};
use crate::heap::Alloc;
use crate::object::field;
use crate::value::{DictKey, ExceptionKey, Value};
use crate::vm::{Args, NativeDef, Outcome, Vm, natives};

field_accessors! {
    first set_first 0;
    second set_second 1;
    import_msg set_import_msg field::IMPORT_MSG;
    import_from set_import_from field::IMPORT_NAME_FROM;
}

pub(super) const STOP_ITERATION: &[NativeDef] = natives! {
    slot "__init__" => stop_iteration_init;
    member "value" "What the generator returned." => first, set_first;
};

pub(super) const SYSTEM_EXIT: &[NativeDef] = natives! {
    slot "__init__" => system_exit_init;
    member "code" "What the program ends with." => first, set_first;
};

pub(super) const KEY_ERROR: &[NativeDef] = natives! {
    slot "__str__" => key_error_str;
};

pub(super) const NAME_ERROR: &[NativeDef] = natives! {
    slot "__init__" => name_error_init;
    member "name" "The name that was not found." => first, set_first;
};

pub(super) const ATTRIBUTE_ERROR: &[NativeDef] = natives! {
    slot "__init__" => attribute_error_init;
    method "__getstate__" => |vm, args| attribute_error_state(vm, args).map(Value::from);
    method "__reduce__" => |vm, args| {
        let state = attribute_error_state(vm, args)?;
        let exc = args.this::<ExceptionKey>(vm)?;
        Ok(reduce_with(vm, exc, Some(state)))
    };
    member "name" "The name of the attribute." => first, set_first;
    member "obj" "The object that lacks it." => second, set_second;
};

pub(super) const IMPORT_ERROR: &[NativeDef] = natives! {
    slot "__init__" => import_error_init;
    method "__reduce__" => import_error_reduce;
    slot "__str__" => import_error_str;
    member "name" "The name of the module." => first, set_first;
    member "path" "The file of the module." => second, set_second;
    member "msg" "The message." => import_msg, set_import_msg;
    member "name_from" => import_from, set_import_from;
};

fn stop_iteration_init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    refuse_keywords(vm, exc, args)?;
    store_args(vm, exc, args);
    vm.heap[exc].set_field(field::STOP_VALUE, args.opt(1).unwrap_or(Value::NONE));
    Ok(Value::NONE)
}

fn system_exit_init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
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
    let exc = args.this::<ExceptionKey>(vm)?;
    let shown = vm.key_error_str(exc)?;
    text(vm, shown)
}

fn name_error_init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let [name] = keywords(vm, "NameError", args, ["name"])?;
    store_args(vm, exc, args);
    vm.heap[exc].set_field(field::NAME, name);
    Ok(Value::NONE)
}

fn attribute_error_init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let [name, obj] = keywords(vm, "AttributeError", args, ["name", "obj"])?;
    store_args(vm, exc, args);
    vm.heap[exc].set_field(field::NAME, name);
    vm.heap[exc].set_field(field::OBJ, obj);
    Ok(Value::NONE)
}

fn import_error_init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
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

/// The attributes of an exception and fields of its own, those that are there.
fn state(vm: &mut Vm, exc: ExceptionKey, fields: &[(&str, Value)]) -> Outcome<DictKey> {
    let own = vm.heap[exc].dict;
    let state = match own {
        Some(own) => {
            vm.charge(vm.heap[own].len() * size_of::<Value>() * 3)?;
            let copy = vm.heap[own].compact_clone();
            vm.heap.alloc(copy)
        }
        None => vm.heap.new_dict(),
    };
    vm.heap.keep(state.into());
    for &(name, value) in fields.iter().filter(|(_, value)| value.is_bound()) {
        let name = vm.heap.intern(name);
        vm.dict_set(state, name, value)?;
    }
    Ok(state)
}

fn attribute_error_state(vm: &mut Vm, args: Args<'_>) -> Outcome<DictKey> {
    let exc = args.this::<ExceptionKey>(vm)?;
    let (name, items) = (vm.heap[exc].field(field::NAME), vm.heap[exc].args);
    state(vm, exc, &[("name", name), ("args", items)])
}

fn import_error_reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let fields = [
        ("name", field::IMPORT_NAME),
        ("path", field::IMPORT_PATH),
        ("name_from", field::IMPORT_NAME_FROM),
    ];
    let fields = fields.map(|(name, at)| (name, vm.heap[exc].field(at)));
    let named = vm.heap[exc].dict.is_some();
    let state = state(vm, exc, &fields)?;
    let state = Some(state).filter(|&state| named || vm.heap[state].len() > 0);
    Ok(reduce_with(vm, exc, state))
}

fn import_error_str(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let message = import_msg(vm, args)?;
    vm.look_at(message)?;
    let exc = args.this::<ExceptionKey>(vm)?;
    let shown = vm.import_error_str(exc)?;
    text(vm, shown)
}
