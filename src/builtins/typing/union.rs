//! `types.UnionType`

use crate::heap::Alloc;
use crate::object::Set;
use crate::value::{TypeId, Value};
use crate::vm::typing::generic_alias::{alias_parts, is_type_parameter};
use crate::vm::typing::unions::union_args;
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives};

use super::generic_alias::type_repr;

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    slot "__eq__" => eq;
    slot "__hash__" => hash;
    slot "__or__" => or;
    slot "__ror__" => ror;
    slot "__getitem__" => get_item;
    member "__args__" => arguments;
    getset "__parameters__" => parameters;
};

pub(crate) const TYPE: TypeDef = TypeDef::new(TypeId::UnionType, "A choice of types.", &[METHODS]);

fn members(vm: &Vm, args: Args<'_>) -> Vec<Value> {
    union_args(&vm.heap, args.get(0)).unwrap_or_default()
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let members = members(vm, args);
    let mut parts = Vec::new();
    for &member in &members {
        parts.push(type_repr(vm, member)?);
    }
    if !members.iter().any(|member| needs_typing(vm, *member)) {
        return Ok(vm.heap.new_string(parts.join(" | ")));
    }
    let none = Value::builtin_type(TypeId::NoneType);
    if let ([_, _], Some(at)) = (&members[..], members.iter().position(|m| *m == none)) {
        return Ok(vm
            .heap
            .new_string(format!("typing.Optional[{}]", parts[1 - at])));
    }
    Ok(vm
        .heap
        .new_string(format!("typing.Union[{}]", parts.join(", "))))
}

/// Whether CPython would have made the union in `typing`: with a type parameter, or with a generic class of
/// a script and its arguments.
fn needs_typing(vm: &Vm, member: Value) -> bool {
    is_type_parameter(&vm.heap, member)
        || alias_parts(&vm.heap, member).is_some_and(|(origin, ..)| {
            origin != Value::builtin_type(TypeId::Generic)
                && vm
                    .heap
                    .is_subtype(origin, Value::builtin_type(TypeId::Generic))
        })
}

/// The members as a frozenset: their order does not count.
fn as_set(vm: &mut Vm, items: &[Value]) -> Outcome {
    let key = vm.heap.alloc(Set::default());
    let set = vm.heap.keep(Value::set(key, true));
    for &item in items {
        vm.set_add(key, item)?;
    }
    Ok(set)
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(other) = union_args(&vm.heap, args.get(1)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let own = members(vm, args);
    let (a, b) = (as_set(vm, &own)?, as_set(vm, &other)?);
    Ok(Value::bool(vm.eq(a, b)?))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let own = members(vm, args);
    let set = as_set(vm, &own)?;
    Ok(Value::int(vm.hash(set)?))
}

fn or(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.union_of(args.get(0), args.get(1))
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.union_of(args.get(1), args.get(0))
}

/// Puts arguments in the place of the type parameters inside.
fn get_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let own = vm.heap.new_tuple(&members(vm, args));
    let new = vm.substitute(args.get(0), own, args.get(1))?;
    let mut result = Value::UNBOUND;
    for member in vm.heap.tuple_items(new) {
        result = if result.is_unbound() {
            member
        } else {
            vm.binary(crate::code::BinaryOp::Or, false, result, member)?
        };
    }
    Ok(result)
}

fn arguments(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let own = members(vm, args);
    Ok(vm.heap.new_tuple(&own))
}

fn parameters(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let own = vm.heap.new_tuple(&members(vm, args));
    vm.type_parameters_of(own)
}
