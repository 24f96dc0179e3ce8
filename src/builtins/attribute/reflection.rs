//! Functions that look at objects: attributes, types, identity; and the one behind `class`.

use crate::value::Value;
use crate::vm::{Args, NativeDef, Outcome, Signature, Vm};

pub(crate) const FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("__build_class__", Signature::Raw, build_class),
    NativeDef::function("isinstance", Signature::Positional(2, 2), isinstance),
    NativeDef::function("issubclass", Signature::Positional(2, 2), issubclass),
    NativeDef::function("getattr", Signature::Positional(2, 3), getattr),
    NativeDef::function("setattr", Signature::Positional(3, 3), setattr),
    NativeDef::function("delattr", Signature::Positional(2, 2), delattr),
    NativeDef::function("hasattr", Signature::Positional(2, 2), hasattr),
    NativeDef::function("dir", Signature::Positional(0, 1), dir),
    NativeDef::function("vars", Signature::Positional(0, 1), vars),
    NativeDef::function("id", Signature::One, id),
    NativeDef::function("callable", Signature::One, callable),
];

fn build_class(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.build_class(args)
}

fn isinstance(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(vm.is_instance(args.get(0), args.get(1))?))
}

fn issubclass(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(vm.is_subclass(args.get(0), args.get(1))?))
}

fn getattr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    match args.opt(2) {
        None => vm.getattr(args.get(0), name),
        Some(default) => Ok(vm.getattr_opt(args.get(0), name)?.unwrap_or(default)),
    }
}

fn setattr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    let name = vm.intern_value(name);
    vm.setattr(args.get(0), name, args.get(2))?;
    Ok(Value::NONE)
}

fn delattr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    vm.delattr(args.get(0), name)?;
    Ok(Value::NONE)
}

fn hasattr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    Ok(Value::bool(vm.getattr_opt(args.get(0), name)?.is_some()))
}

/// The sorted names of an object, or of the running scope.
fn dir(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let names = match args.opt(0) {
        Some(object) => match vm.call_special(object, "__dir__", &[])? {
            Some(names) => names,
            None => return Err(vm.type_error("object does not provide __dir__")),
        },
        None => {
            let locals = locals(vm)?;
            vm.call_method(locals, "keys", &[])?
        }
    };
    let mut items = vm.collect(names)?;
    if items.iter().all(|item| item.as_str().is_some()) {
        items.sort_by(|a, b| vm.text(*a).cmp(vm.text(*b)));
        return Ok(vm.new_list(items));
    }
    let list = vm.new_list(items);
    vm.call_method(list, "sort", &[])?;
    Ok(list)
}

/// `locals()` of the calling frame.
fn locals(vm: &mut Vm) -> Outcome {
    match vm.registry.builtin("locals") {
        Some(function) => vm.call(function, &[]),
        None => Ok(vm.new_dict().into()),
    }
}

fn vars(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(object) = args.opt(0) else {
        return locals(vm);
    };
    match vm.getattr_named(object, "__dict__")? {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

fn id(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let address = vm.address(args.get(0));
    Ok(vm.new_int(address.into()))
}

fn callable(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(vm.is_callable(args.get(0))))
}
