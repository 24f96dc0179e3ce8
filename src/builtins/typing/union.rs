//! `typing.Union`, which is also `types.UnionType`: the type of `int | str`.

use crate::heap::Alloc;
use crate::object::Set;
use crate::value::{TypeId, Value};
use crate::vm::price;
use crate::vm::typing::unions::{union_args, union_parts};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives};

use super::generic_alias::type_repr;

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    slot "__eq__" => eq;
    slot "__hash__" => hash;
    slot "__or__" => or;
    slot "__ror__" => ror;
    slot "__getitem__" => get_item;
    slot "__getattribute__" => getattribute;
    method "__mro_entries__" => mro_entries;
    class_method "__class_getitem__" => class_get_item;
    member "__args__" => arguments;
    getset "__name__" => name;
    getset "__qualname__" => name;
    getset "__origin__" => origin;
    getset "__parameters__" => parameters;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    weak_refs: true,
    ..TypeDef::new(TypeId::UnionType, "A choice of types.", &[METHODS])
};

fn members(vm: &Vm, args: Args<'_>) -> Vec<Value> {
    union_args(&vm.heap, args.get(0)).unwrap_or_default()
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut parts = Vec::new();
    for member in members(vm, args) {
        parts.push(type_repr(vm, member)?);
    }
    Ok(vm.heap.new_string(parts.join(" | ")))
}

/// The members that have a hash, as a frozenset: their order does not count.
fn as_set(vm: &mut Vm, items: &[Value]) -> Outcome {
    let key = vm.heap.alloc(Set::default());
    let set = vm.heap.keep(Value::set(key, true));
    for &item in items {
        vm.set_add(key, item)?;
    }
    Ok(set)
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (Some((own, own_rest)), Some((other, other_rest))) = (
        union_parts(&vm.heap, args.get(0)),
        union_parts(&vm.heap, args.get(1)),
    ) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (own, other) = (as_set(vm, &own)?, as_set(vm, &other)?);
    if !vm.eq(own, other)? || own_rest.len() != other_rest.len() {
        return Ok(Value::FALSE);
    }
    for item in own_rest {
        vm.budget.burn(price::copied(other_rest.len()))?;
        let mut found = false;
        for &candidate in &other_rest {
            found = found || vm.eq(candidate, item)?;
        }
        if !found {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

/// A union with a member that has no hash has none either: it could equal one with another hash.
fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (own, rest) = union_parts(&vm.heap, args.get(0)).unwrap_or_default();
    for &item in &rest {
        vm.hash(item)?;
    }
    if !rest.is_empty() {
        let count = rest.len();
        return Err(vm.type_error(format!("union contains {count} unhashable elements")));
    }
    let set = as_set(vm, &own)?;
    Ok(Value::int(vm.hash(set)?))
}

fn or(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.union_from(&[args.get(0), args.get(1)])
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.union_from(&[args.get(1), args.get(0)])
}

/// A union has the module of its type.
fn getattribute(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    if vm.heap.text(name) == "__module__" {
        return Ok(vm.heap.intern("typing"));
    }
    match vm.generic_getattr(args.get(0), name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(args.get(0), name)),
    }
}

/// Puts arguments in the place of the type parameters inside.
fn get_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let own = vm.heap.new_tuple(&members(vm, args));
    let new = vm.substitute(args.get(0), own, args.get(1))?;
    let new = vm.heap.tuple_items(new);
    vm.union_from(&new)
}

/// `Union[int, str]`
fn class_get_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let given = args.get(1);
    let given = if given.as_tuple().is_some() {
        vm.heap.tuple_items(given)
    } else {
        vec![given]
    };
    vm.union_from(&given)
}

fn mro_entries(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let text = vm.repr(args.get(0))?;
    Err(vm.type_error(format!("Cannot subclass {text}")))
}

fn arguments(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let own = members(vm, args);
    Ok(vm.heap.new_tuple(&own))
}

fn name(vm: &mut Vm, _args: Args<'_>) -> Outcome {
    Ok(vm.heap.intern("Union"))
}

fn origin(_vm: &mut Vm, _args: Args<'_>) -> Outcome {
    Ok(Value::builtin_type(TypeId::UnionType))
}

fn parameters(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let own = vm.heap.new_tuple(&members(vm, args));
    vm.type_parameters_of(own)
}
