//! The singletons: `None`, `...`, `NotImplemented` and `typing.NoDefault`.

use super::class::operators::hash_method;
use crate::value::{TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

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
    slot "__bool__" => |vm, args| vm.truthy(args.get(0)).map(Value::bool);
    method "__reduce__" => |vm, _| Ok(vm.heap.new_str("NotImplemented"));
};

/// What the type of `typing.NoDefault` defines.
pub(crate) const NO_DEFAULT_METHODS: &[NativeDef] = natives! {
    slot "__repr__" => no_default_repr;
    method "__reduce__" => |vm, _| Ok(vm.heap.new_str("NoDefault"));
};

pub(crate) const TYPES: &[TypeDef] = &[
    TypeDef {
        new: Some(new_none),
        params: params!("()"),
        ..TypeDef::new(TypeId::NoneType, "The type of None.", &[NONE_METHODS])
    },
    TypeDef {
        new: Some(new_ellipsis),
        params: params!("()"),
        ..TypeDef::new(TypeId::Ellipsis, "The type of `...`.", &[ELLIPSIS_METHODS])
    },
    TypeDef {
        new: Some(new_not_implemented),
        params: params!("()"),
        ..TypeDef::new(
            TypeId::NotImplementedType,
            "The type of NotImplemented.",
            &[NOT_IMPLEMENTED_METHODS],
        )
    },
    TypeDef {
        new: Some(new_no_default),
        params: params!("()"),
        ..TypeDef::new(
            TypeId::NoDefaultType,
            "The type of NoDefault.",
            &[NO_DEFAULT_METHODS],
        )
    },
];

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
fn new_none(vm: &mut Vm, args: Args<'_>) -> Outcome {
    only_instance(vm, args, TypeId::NoneType, Value::NONE)
}

/// `type(...)()`
fn new_ellipsis(vm: &mut Vm, args: Args<'_>) -> Outcome {
    only_instance(vm, args, TypeId::Ellipsis, Value::ELLIPSIS)
}

/// `type(NotImplemented)()`
fn new_not_implemented(vm: &mut Vm, args: Args<'_>) -> Outcome {
    only_instance(vm, args, TypeId::NotImplementedType, Value::NOT_IMPLEMENTED)
}

fn no_default_repr(vm: &mut Vm, _args: Args<'_>) -> Outcome {
    Ok(vm.heap.intern("typing.NoDefault"))
}

/// `type(NoDefault)()`
fn new_no_default(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = vm.names.no_type_default(&mut vm.heap);
    only_instance(vm, args, TypeId::NoDefaultType, value)
}
