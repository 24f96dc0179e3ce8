//! `mappingproxy`: a read-only view of a mapping, such as a class's `__dict__`.

use crate::builtins::class::operators::comparisons;
use crate::code::{BinaryOp, CompareOp};
use crate::object::Rare;
use crate::value::{TypeId, Value};
use crate::vm::typing::generic_alias::new_alias;
use crate::vm::{Args, NativeDef, Outcome, Pattern, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__len__" => len;
    slot "__getitem__" => get_item;
    slot "__contains__" => contains;
    slot "__iter__" => iter;
    slot "__repr__" => repr;
    slot "__str__" => str;
    slot "__hash__" => hash;
    slot "__or__" => or;
    slot "__ror__" => ror;
    slot "__ior__" => ior;
    method "__reversed__" => reversed;
    method "get" "($self, key, default=None, /)" "The value of a key, or the default." => get;
    method "keys" "($self, /)" "A view of the keys." => keys;
    method "values" "($self, /)" "A view of the values." => values;
    method "items" "($self, /)" "A view of the pairs of key and value." => items;
    method "copy" "($self, /)" "A shallow copy." => copy;
    class_method "__class_getitem__" => class_get_item;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("(mapping)"),
    pattern: Pattern::Mapping,
    ..TypeDef::new(
        TypeId::MappingProxy,
        "A read-only view of a mapping.",
        &[METHODS, COMPARISONS],
    )
};

/// `types.MappingProxyType(mapping)`
fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let bound = vm.bind_new(&TYPE, args)?;
    let mapping = bound[0];
    let sequence = matches!(
        vm.layout_of(mapping),
        TypeId::List | TypeId::Tuple | TypeId::Str | TypeId::Bytes
    );
    if sequence || !vm.has_special(mapping, "__getitem__") {
        let given = vm.type_name(mapping);
        return Err(vm.type_error(format!(
            "mappingproxy() argument must be a mapping, not {given}"
        )));
    }
    Ok(vm.heap.new_object(Rare::MappingProxy { mapping }))
}

/// The mapping behind a value, if it is a proxy.
fn behind(vm: &Vm, v: Value) -> Option<Value> {
    match vm.heap[v.as_rare()?] {
        Rare::MappingProxy { mapping } => Some(mapping),
        _ => None,
    }
}

fn this(vm: &mut Vm, args: Args<'_>) -> Outcome {
    args.this_with(vm, TypeId::MappingProxy, behind)
}

fn len(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    let len = vm.len(mapping)?;
    Ok(vm.heap.new_usize(len))
}

fn get_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    vm.get_item(mapping, args.get(1))
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    Ok(Value::bool(vm.contains(mapping, args.get(1))?))
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    vm.iter(mapping)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    let text = vm.repr(mapping)?;
    Ok(vm.heap.new_string(format!("mappingproxy({text})")))
}

fn str(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    let text = vm.str_of(mapping)?;
    Ok(vm.heap.new_string(text))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    Ok(Value::int(vm.hash(mapping)?))
}

comparisons!(COMPARISONS, compare);

fn compare(vm: &mut Vm, op: CompareOp, proxy: Value, other: Value) -> Outcome {
    vm.enter_native()?;
    match behind(vm, proxy) {
        Some(mapping) => vm.compare(op, mapping, other),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn or(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    let other = behind(vm, args.get(1)).unwrap_or(args.get(1));
    vm.binary(BinaryOp::Or, false, mapping, other)
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    let other = behind(vm, args.get(1)).unwrap_or(args.get(1));
    vm.binary(BinaryOp::Or, false, other, mapping)
}

fn ior(vm: &mut Vm, args: Args<'_>) -> Outcome {
    this(vm, args)?;
    Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
}

fn reversed(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    vm.call_method(mapping, "__reversed__", &[])
}

fn get(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    let default = args.opt(2).unwrap_or(Value::NONE);
    vm.call_method(mapping, "get", &[args.get(1), default])
}

fn keys(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    vm.call_method(mapping, "keys", &[])
}

fn values(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    vm.call_method(mapping, "values", &[])
}

fn items(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    vm.call_method(mapping, "items", &[])
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mapping = this(vm, args)?;
    vm.call_method(mapping, "copy", &[])
}

fn class_get_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(new_alias(&mut vm.heap, args.get(0), args.get(1)))
}
