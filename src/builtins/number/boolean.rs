//! `bool`: its constructor, and where it differs from `int`.

use crate::builtins::class::operators::number_method;
use crate::code::BinaryOp;
use crate::value::{TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

/// What `bool` defines itself.
pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    slot "__invert__" => |vm, args| {
        vm.warn_inverted_bool()?;
        crate::builtins::class::operators::unary_method(vm, crate::code::UnaryOp::Invert, args)
    };
    slot "__and__" => |vm, args| number_method(vm, BinaryOp::And, args, 1, false);
    slot "__rand__" => |vm, args| number_method(vm, BinaryOp::And, args, 1, true);
    slot "__or__" => |vm, args| number_method(vm, BinaryOp::Or, args, 1, false);
    slot "__ror__" => |vm, args| number_method(vm, BinaryOp::Or, args, 1, true);
    slot "__xor__" => |vm, args| number_method(vm, BinaryOp::Xor, args, 1, false);
    slot "__rxor__" => |vm, args| number_method(vm, BinaryOp::Xor, args, 1, true);
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("(object=False, /)"),
    own_layout: false,
    ..TypeDef::new(TypeId::Bool, "True or False.", &[METHODS])
};

/// `bool.__new__`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let given = args.pos.get(1..).unwrap_or_default();
    vm.check_positional("bool", given, args.kw, 0, 1)?;
    match given {
        [value] => vm.truthy_leaving(args.leave, *value).map(Value::bool),
        _ => Ok(Value::FALSE),
    }
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let text = vm.repr(args.get(0))?;
    Ok(vm.heap.new_string(text))
}
