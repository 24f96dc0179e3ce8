//! `functools.partial`: a function with some of its arguments given.
//!
//! Calls of a plain `partial` are taken apart in `vm::call`, without a frame of their own; `__call__` here serves
//! subclasses and explicit calls.

use super::MODULE_NAME;
use crate::builtins::generator::class_getitem;
use crate::object::{Partial, Rare};
use crate::value::{DictKey, RareKey, TypeId, Value};
use crate::vm::protocol::display::display_class_name;
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params, price};

pub(crate) const METHODS: &[NativeDef] = natives! {
    class_method "__class_getitem__" => class_getitem;
    slot "__call__" => call;
    slot "__repr__" => repr;
    slot "__get__" => get;
    method "__reduce__" => reduce;
    method "__setstate__" => set_state;
    member "func" => |vm, args| Ok(this(vm, args)?.1.function);
    member "args" => |vm, args| Ok(this(vm, args)?.1.args);
    member "keywords" => |vm, args| Ok(this(vm, args)?.1.keywords.into());
    getset "__dict__" => dict, set_dict;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("(func, /, *args, **keywords)"),
    subclassable: true,
    has_dict: true,
    weak_refs: true,
    ..TypeDef::new(
        TypeId::Partial,
        "A function with some of its arguments given.",
        &[MODULE_NAME, METHODS],
    )
};

/// The type of `Placeholder`.
pub(crate) const PLACEHOLDER: TypeDef = TypeDef {
    new: Some(new_placeholder),
    params: params!("()"),
    ..TypeDef::new(
        TypeId::Placeholder,
        "The place of an argument that a partial leaves to its call.",
        &[MODULE_NAME, PLACEHOLDER_METHODS],
    )
};

const PLACEHOLDER_METHODS: &[NativeDef] = natives! {
    slot "__repr__" => |vm, _| Ok(vm.heap.intern("Placeholder"));
    method "__reduce__" => |vm, _| Ok(vm.heap.new_str("Placeholder"));
};

/// `type(Placeholder)()`
fn new_placeholder(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if args.len() > 1 || !args.kw.is_empty() {
        return Err(vm.type_error("PlaceholderType takes no arguments"));
    }
    Ok(vm.names.placeholder(&mut vm.heap))
}

/// The partial behind a value.
fn partial_of(vm: &Vm, value: Value) -> Option<(RareKey, Partial)> {
    let key = vm.heap.payload(value).as_rare()?;
    match &vm.heap[key] {
        Rare::Partial(partial) => Some((key, **partial)),
        _ => None,
    }
}

fn this(vm: &mut Vm, args: Args<'_>) -> Outcome<(RareKey, Partial)> {
    args.this_with(vm, TypeId::Partial, partial_of)
}

/// `partial(func, /, *args, **keywords)`
fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(&function) = args.pos.get(1) else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    if !vm.is_callable(function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let rest = args.pos.get(2..).unwrap_or_default();
    let placeholder = vm.names.placeholder(&mut vm.heap);
    if rest.last() == Some(&placeholder) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    if args.kw.iter().any(|&(_, value)| value == placeholder) {
        return Err(vm.type_error("Placeholder cannot be passed as a keyword argument"));
    }
    let keywords = vm.heap.new_dict();
    // A partial of a partial without attributes of its own is flattened into one.
    let inner = partial_of(vm, function)
        .map(|(_, inner)| inner)
        .filter(|_| {
            vm.heap
                .instance_dict(function)
                .is_none_or(|dict| vm.heap[dict].len() == 0)
        });
    let (function, given) = match inner {
        Some(inner) => {
            merge(vm, keywords, inner.keywords)?;
            (inner.function, filled(vm, inner, rest)?)
        }
        None => (function, rest.to_vec()),
    };
    for &(name, value) in args.kw {
        vm.dict_set(keywords, name, value)?;
    }
    let placeholders = given.iter().filter(|&&arg| arg == placeholder).count();
    let given = vm.heap.new_tuple(&given);
    let made = vm.heap.new_object(Rare::Partial(Box::new(Partial {
        function,
        args: given,
        placeholders,
        keywords,
        dict: Value::UNBOUND,
    })));
    vm.wrap_payload(args.get(0), made)
}

/// The arguments of a partial, the first of `rest` in the places that it left free and the others behind them.
fn filled(vm: &mut Vm, partial: Partial, rest: &[Value]) -> Outcome<Vec<Value>> {
    let mut all = vm.heap.tuple_items(partial.args);
    vm.budget.burn(price::copied(all.len() + rest.len()))?;
    vm.charge_items(all.len() + rest.len(), size_of::<Value>())?;
    let (first, others) = rest.split_at(partial.placeholders.min(rest.len()));
    if !first.is_empty() {
        let placeholder = vm.names.placeholder(&mut vm.heap);
        let places = all.iter_mut().filter(|arg| **arg == placeholder);
        for (place, &value) in places.zip(first) {
            *place = value;
        }
    }
    all.extend_from_slice(others);
    Ok(all)
}

fn merge(vm: &mut Vm, into: DictKey, from: DictKey) -> Outcome<()> {
    let pairs: Vec<_> = vm.heap[from]
        .iter()
        .map(|entry| (entry.key, entry.value))
        .collect();
    for (name, value) in pairs {
        vm.dict_set(into, name, value)?;
    }
    Ok(())
}

fn call(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (_, partial) = this(vm, args)?;
    vm.enter_native()?;
    let rest = args.pos.get(1..).unwrap_or_default();
    vm.check_placeholders(partial, rest.len())?;
    let pos = filled(vm, partial, rest)?;
    let mut keywords = vm.partial_keywords(partial)?;
    for value in pos.iter().chain(keywords.iter().map(|(_, value)| value)) {
        vm.heap.keep(*value);
    }
    for &(name, value) in args.kw {
        let text = vm.heap.text(name);
        match keywords
            .iter()
            .position(|(known, _)| vm.heap.text(*known) == text)
        {
            Some(at) => keywords[at].1 = value,
            None => keywords.push((name, value)),
        }
    }
    vm.call_kw_leaving(args.leave, partial.function, &pos, &keywords)
}

/// A partial in a class is a method.
fn get(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let instance = args.get(1);
    if instance.is_none() {
        return Ok(args.get(0));
    }
    Ok(vm.heap.new_method(args.get(0), instance))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (_, partial) = this(vm, args)?;
    vm.enter_native()?;
    let text = vm.guarded_repr(args.get(0), |vm| {
        // What is shown may change the partial meanwhile; what it had is shown nevertheless.
        let items = vm.heap.tuple_items(partial.args);
        let keywords: Vec<_> = vm.heap[partial.keywords]
            .iter()
            .map(|entry| (entry.key, entry.value))
            .collect();
        let pairs = keywords.iter().flat_map(|&(name, value)| [name, value]);
        for value in pairs.chain(items.iter().copied()) {
            vm.heap.keep(value);
        }
        vm.heap.keep(partial.function);
        let mut parts = vec![vm.repr(partial.function)?];
        for value in items {
            parts.push(vm.repr(value)?);
        }
        for (name, value) in keywords {
            let name = vm.str_of(name)?;
            parts.push(format!("{name}={}", vm.repr(value)?));
        }
        let total = parts.iter().map(String::len).sum();
        vm.charge(total)?;
        let class = vm.type_of(args.get(0));
        let name = display_class_name(&mut vm.heap, class);
        Ok(format!("{name}({})", parts.join(", ")))
    })?;
    Ok(vm.heap.new_string(text))
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (_, partial) = this(vm, args)?;
    let class = vm.type_of(args.get(0));
    let dict = vm
        .heap
        .instance_dict(args.get(0))
        .map_or(Value::NONE, Value::from);
    let recipe = vm.heap.new_tuple(&[partial.function]);
    let state = vm.heap.new_tuple(&[
        partial.function,
        partial.args,
        partial.keywords.into(),
        dict,
    ]);
    Ok(vm.heap.new_tuple(&[class, recipe, state]))
}

/// `__setstate__((func, args, keywords, dict))`
fn set_state(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (key, _) = this(vm, args)?;
    let parts = match vm.heap.payload(args.get(1)).as_tuple() {
        Some(tuple) => vm.heap[tuple].items.to_vec(),
        None => Vec::new(),
    };
    let &[function, given, keywords, dict] = parts.as_slice() else {
        return Err(vm.type_error("invalid partial state"));
    };
    let given_tuple = vm.heap.payload(given).as_tuple();
    let given_keywords = vm.heap.payload(keywords).as_dict();
    let valid = vm.is_callable(function)
        && given_tuple.is_some()
        && (keywords.is_none() || given_keywords.is_some());
    if !valid {
        return Err(vm.type_error("invalid partial state"));
    }
    let given = given_tuple.map_or(given, Value::from);
    let placeholder = vm.names.placeholder(&mut vm.heap);
    let items = vm.heap.tuple_items(given);
    if items.last() == Some(&placeholder) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    let placeholders = items.iter().filter(|&&arg| arg == placeholder).count();
    let own = match given_keywords {
        // A dict is taken as it is, so that a copy of a partial shares it.
        Some(given) if keywords == Value::from(given) => given,
        Some(given) => {
            let own = vm.heap.new_dict();
            merge(vm, own, given)?;
            own
        }
        None => vm.heap.new_dict(),
    };
    if let Rare::Partial(partial) = &mut vm.heap[key] {
        partial.function = function;
        partial.args = given;
        partial.placeholders = placeholders;
        partial.keywords = own;
    }
    if dict.is_none() {
        if let Some(old) = vm.heap.instance_dict(args.get(0)) {
            vm.heap[old].clear();
        }
    } else {
        vm.set_instance_dict(args.get(0), dict)?;
    }
    Ok(Value::NONE)
}

fn dict(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.instance_dict_attr(args.get(0))
}

fn set_dict(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.set_instance_dict(args.get(0), args.get(1))?;
    Ok(Value::NONE)
}
