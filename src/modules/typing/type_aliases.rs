//! `TypeAliasType`: the objects behind `type X = ..`.

use super::type_params::iter;
use crate::object::Rare;
use crate::value::{RareKey, TypeId, Value};
use crate::vm::typing::generic_alias::new_alias;
use crate::vm::typing::type_params::has_type_default;
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

const METHODS: &[NativeDef] = natives! {
    slot "__repr__" => name;
    slot "__iter__" => iter;
    method "__reduce__" => name;
    slot "__getitem__" => get_item;
    slot "__or__" => or;
    slot "__ror__" => ror;
    member "__name__" => name;
    getset "__value__" => value;
    getset "evaluate_value" => evaluate_value;
    getset "__type_params__" => params;
    getset "__parameters__" => parameters;
    getset "__module__" => module;
};

pub(super) const TYPE: TypeDef = TypeDef {
    new: Some(new_type_alias),
    params: params!("name, value, *, type_params=()"),
    ..TypeDef::new(TypeId::TypeAliasType, "A named type.", &[METHODS])
};

/// Refuses what is no type parameter, and one without a default behind one that has a default (`type_check_params`).
fn check_type_params(vm: &mut Vm, params: Value) -> Outcome<()> {
    let mut seen_default = false;
    for param in vm.heap.tuple_items(params) {
        let is_param = param
            .as_rare()
            .is_some_and(|key| matches!(vm.heap[key], Rare::TypeParam { .. }));
        if !is_param {
            let given = vm.repr(param)?;
            return Err(vm.type_error(format!("Expected a type param, got {given}")));
        }
        let has_default = has_type_default(&vm.heap, param);
        if seen_default && !has_default {
            let name = vm.repr(param)?;
            return Err(vm.type_error(format!(
                "non-default type parameter '{name}' follows default type parameter"
            )));
        }
        seen_default |= has_default;
    }
    Ok(())
}

fn new_type_alias(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let bound = vm.bind_params(
        "typealias",
        TYPE.params,
        args.pos.get(1..).unwrap_or_default(),
        args.kw,
    )?;
    if vm.heap.as_text(bound[0]).is_none() {
        let given = vm.type_name(bound[0]);
        return Err(vm.type_error(format!(
            "typealias() argument 'name' must be str, not {given}"
        )));
    }
    if bound[2].is_bound() && bound[2].as_tuple().is_none() {
        return Err(vm.type_error("type_params must be a tuple"));
    }
    check_type_params(vm, bound[2])?;
    let alias = vm.intrinsic_type_alias(bound[0], bound[2], bound[1])?;
    if let Some(key) = alias.as_rare()
        && let Rare::TypeAlias {
            evaluated, lazy, ..
        } = &mut vm.heap[key]
    {
        *evaluated = true;
        *lazy = Value::UNBOUND;
    }
    Ok(alias)
}

fn alias(vm: &mut Vm, args: Args<'_>) -> Outcome<(RareKey, Value, Value, Value)> {
    let key = args.get(0).as_rare();
    match key.map(|key| (key, &vm.heap[key])) {
        Some((
            key,
            &Rare::TypeAlias {
                name,
                params,
                module,
                ..
            },
        )) => Ok((key, name, params, module)),
        _ => Err(args.wrong_receiver(vm, TypeId::TypeAliasType)),
    }
}

fn name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(alias(vm, args)?.1)
}

fn value(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (key, ..) = alias(vm, args)?;
    vm.type_alias_value(key)
}

fn params(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(alias(vm, args)?.2)
}

/// `__parameters__`: those that stand for several types as `*Ts`.
fn parameters(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let params = alias(vm, args)?.2;
    let mut items = vm.heap.tuple_items(params);
    for item in &mut items {
        if vm.layout_of(*item) == TypeId::TypeVarTuple {
            *item = vm.unpacked_parameter(*item)?;
            vm.heap.keep(*item);
        }
    }
    Ok(vm.heap.new_tuple(&items))
}

fn module(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(alias(vm, args)?.3)
}

fn get_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (_, _, params, _) = alias(vm, args)?;
    if vm.heap.tuple_items(params).is_empty() {
        return Err(vm.type_error("Only generic type aliases are subscriptable"));
    }
    Ok(new_alias(&mut vm.heap, args.get(0), args.get(1)))
}

fn or(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.union_of(args.get(0), args.get(1))
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.union_of(args.get(1), args.get(0))
}

fn evaluate_value(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<RareKey>(vm)?;
    match vm.heap[key] {
        Rare::TypeAlias { lazy, .. } if lazy.is_bound() => Ok(lazy),
        Rare::TypeAlias { value, .. } => Ok(vm.heap.new_object(Rare::ConstEvaluator { value })),
        _ => Err(args.wrong_receiver(vm, TypeId::TypeAliasType)),
    }
}
