//! `types.SimpleNamespace`: an object that is nothing but its attributes.

use crate::builtins::class::operators::comparisons;
use crate::code::CompareOp;
use crate::object::Rare;
use crate::value::{DictKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__init__" => init;
    slot "__repr__" => repr;
    method "__reduce__" => reduce;
    method "__replace__" => replace;
    member "__dict__" => dict;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("(mapping_or_iterable=(), /, **kwargs)"),
    subclassable: true,
    fills_in_init: true,
    has_dict: true,
    unhashable: true,
    ..TypeDef::new(
        TypeId::SimpleNamespace,
        "A bag of attributes.",
        &[METHODS, COMPARISONS],
    )
};

fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = vm.heap.new_dict();
    let made = vm.heap.new_object(Rare::Namespace { dict });
    fill(vm, dict, args)?;
    vm.wrap_payload(args.get(0), made)
}

fn dict_of(vm: &Vm, value: Value) -> Option<DictKey> {
    match vm.heap[vm.heap.payload(value).as_rare()?] {
        Rare::Namespace { dict } => Some(dict),
        _ => None,
    }
}

fn this(vm: &mut Vm, args: Args<'_>) -> Outcome<DictKey> {
    args.this_with(vm, TypeId::SimpleNamespace, dict_of)
}

/// `SimpleNamespace(mapping_or_iterable=(), /, **attributes)`
fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = this(vm, args)?;
    fill(vm, dict, args)?;
    Ok(Value::NONE)
}

fn fill(vm: &mut Vm, dict: DictKey, args: Args<'_>) -> Outcome<()> {
    let given = args.pos.get(1..).unwrap_or_default();
    if given.len() > 1 {
        let count = given.len();
        return Err(vm.type_error(format!(
            "SimpleNamespace expected at most 1 argument, got {count}"
        )));
    }
    if let Some(first) = given.first() {
        let pairs = vm.call(Value::builtin_type(TypeId::Dict), &[*first])?;
        let pairs = pairs.as_dict().map(|key| {
            vm.heap[key]
                .iter()
                .map(|e| (e.key, e.value))
                .collect::<Vec<_>>()
        });
        for (key, value) in pairs.unwrap_or_default() {
            if vm.heap.as_text(key).is_none() {
                return Err(vm.type_error("keywords must be strings"));
            }
            vm.dict_set(dict, key, value)?;
        }
    }
    for &(key, value) in args.kw {
        vm.dict_set(dict, key, value)?;
    }
    Ok(())
}

/// `namespace(a=1, b=2)`; a subclass shows its own name.
fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = this(vm, args)?;
    vm.enter_native()?;
    let class = vm.type_of(args.get(0));
    let exact = class == Value::builtin_type(TypeId::SimpleNamespace);
    let name = if exact {
        "namespace".to_owned()
    } else {
        vm.heap.class_name(class)
    };
    if vm.display.shows(args.get(0)) {
        return Ok(vm.heap.new_string(format!("{name}(...)")));
    }
    vm.display.begin(args.get(0));
    let shown = items_text(vm, dict);
    vm.display.end(args.get(0));
    let shown = shown?;
    Ok(vm.heap.new_string(format!("{name}({shown})")))
}

fn items_text(vm: &mut Vm, dict: DictKey) -> Outcome<String> {
    let items: Vec<_> = vm.heap[dict]
        .iter()
        .map(|entry| (entry.key, entry.value))
        .collect();
    let mut text = String::new();
    for &(key, value) in &items {
        vm.heap.keep(key);
        vm.heap.keep(value);
    }
    for (key, value) in items {
        let Some(key) = vm
            .heap
            .as_text(key)
            .map(str::to_owned)
            .filter(|key| !key.is_empty())
        else {
            continue;
        };
        if !text.is_empty() {
            text.push_str(", ");
        }
        let value = vm.repr(value)?;
        vm.charge(key.len() + value.len())?;
        text.push_str(&key);
        text.push('=');
        text.push_str(&value);
    }
    Ok(text)
}

comparisons!(COMPARISONS, compare);

fn compare(vm: &mut Vm, op: CompareOp, a: Value, b: Value) -> Outcome {
    match (dict_of(vm, a), dict_of(vm, b)) {
        (Some(a), Some(b)) => vm.compare(op, a.into(), b.into()),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = this(vm, args)?;
    let class = vm.type_of(args.get(0));
    let empty = vm.heap.new_tuple(&[]);
    Ok(vm.heap.new_tuple(&[class, empty, dict.into()]))
}

/// A namespace with some attributes replaced (`copy.replace`).
fn replace(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = this(vm, args)?;
    if args.len() > 1 {
        return Err(vm.type_error("__replace__() takes no positional arguments"));
    }
    let class = vm.type_of(args.get(0));
    let made = vm.call(class, &[])?;
    let Some(copy) = dict_of(vm, made) else {
        return Ok(made);
    };
    let items: Vec<_> = vm.heap[dict]
        .iter()
        .map(|entry| (entry.key, entry.value))
        .collect();
    for (key, value) in items.into_iter().chain(args.kw.iter().copied()) {
        vm.dict_set(copy, key, value)?;
    }
    Ok(made)
}

fn dict(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(this(vm, args)?.into())
}
