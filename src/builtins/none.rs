//! `None`, `...` and `NotImplemented`.

use super::class::operators::hash_method;
use crate::value::{TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, Vm, natives};

/// What `NoneType` defines.
pub(crate) const NONE_METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    slot "__bool__" => |_, _| Ok(Value::FALSE);
    slot "__hash__" => hash_method;
};

/// What the type of `...` defines.
pub(crate) const ELLIPSIS_METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    method "__reduce__" => |vm, _| Ok(vm.heap.new_str("Ellipsis"));
};

/// What the type of `NotImplemented` defines.
pub(crate) const NOT_IMPLEMENTED_METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    slot "__bool__" => |_, _| Ok(Value::TRUE);
    method "__reduce__" => |vm, _| Ok(vm.heap.new_str("NotImplemented"));
};

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let text = vm.repr(args.get(0))?;
    Ok(vm.heap.new_string(text))
}

/// Calling one of the three types gives its only instance.
fn only_instance(vm: &mut Vm, args: Args<'_>, ty: TypeId, value: Value) -> Outcome {
    if args.len() > 1 || !args.kw.is_empty() {
        let name = if ty == TypeId::Ellipsis {
            "EllipsisType"
        } else {
            ty.name()
        };
        return Err(vm.type_error(format!("{name} takes no arguments")));
    }
    Ok(value)
}

/// `NoneType()`
pub(crate) fn new_none(vm: &mut Vm, args: Args<'_>) -> Outcome {
    only_instance(vm, args, TypeId::NoneType, Value::NONE)
}

/// `type(...)()`
pub(crate) fn new_ellipsis(vm: &mut Vm, args: Args<'_>) -> Outcome {
    only_instance(vm, args, TypeId::Ellipsis, Value::ELLIPSIS)
}

/// `type(NotImplemented)()`
pub(crate) fn new_not_implemented(vm: &mut Vm, args: Args<'_>) -> Outcome {
    only_instance(vm, args, TypeId::NotImplementedType, Value::NOT_IMPLEMENTED)
}
