//! `frame.f_locals` of a function: a mapping that reads and writes the frame's variables (PEP 667).

use crate::code::CompareOp;
use crate::object::Rare;
use crate::value::{DictKey, FrameKey, TypeId, Value};
use crate::vm::name::frame_locals::frame_variables;
use crate::vm::{Args, NativeDef, Outcome, Pattern, TypeDef, Variable, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    method "__getitem__" "($self, object, /)" => get_item;
    slot "__setitem__" => set_item;
    slot "__delitem__" => del_item;
    method "__contains__" "($self, object, /)" => contains;
    slot "__len__" => len;
    slot "__iter__" => iter;
    slot "__repr__" => repr;
    slot "__eq__" => eq;
    slot "__ne__" => ne;
    slot "__or__" => or;
    slot "__ror__" => ror;
    slot "__ior__" => ior;
    method "__reversed__" => reversed;
    method "keys" "($self, /)" "A view of the keys." => keys;
    method "values" "($self, /)" "A view of the values." => values;
    method "items" "($self, /)" "A view of the pairs of key and value." => items;
    method "get" "*args" "The value of a variable, or the default." => get;
    method "setdefault" "*args"
        "The value of a variable; one that is not bound gets the default." => setdefault;
    method "update" "($self, object, /)" "Sets the variables that a mapping names." => update;
    method "pop" "key[, default], /" "Removes an extra name and gives its value." => pop;
    method "copy" "($self, /)" "A shallow copy." => copy;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("frame, /"),
    unhashable: true,
    pattern: Pattern::Mapping,
    ..TypeDef::new(
        TypeId::FrameLocalsProxy,
        "The variables of a frame, as a mapping.",
        &[METHODS],
    )
};

/// `FrameLocalsProxy(frame)`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let given = args.pos.get(1..).unwrap_or_default();
    let [frame] = given else {
        let count = given.len();
        return Err(vm.type_error(format!("FrameLocalsProxy expected 1 argument, got {count}")));
    };
    match frame.as_frame() {
        Some(frame) => Ok(vm.heap.new_object(Rare::FrameLocals { frame })),
        None => {
            let given = vm.type_name(*frame);
            Err(vm.type_error(format!("expect frame, not {given}")))
        }
    }
}

/// The frame behind a proxy.
fn frame_of(vm: &Vm, value: Value) -> Option<FrameKey> {
    match vm.heap[value.as_rare()?] {
        Rare::FrameLocals { frame } => Some(frame),
        _ => None,
    }
}

fn this(vm: &mut Vm, args: Args<'_>) -> Outcome<FrameKey> {
    args.this_with(vm, TypeId::FrameLocalsProxy, frame_of)
}

/// The variable that a key names. A key that is not a plain str may equal a name by its own rules.
fn variable_of(vm: &mut Vm, frame: FrameKey, key: Value) -> Outcome<Option<Variable>> {
    if let Some(name) = key.as_str().map(|name| vm.heap[name].as_str().to_owned()) {
        return Ok(vm.find_frame_variable(frame, &name));
    }
    let hash = vm.hash(key)?;
    for (name, variable) in frame_variables(&vm.heap, frame) {
        vm.budget.burn(1)?;
        let name = vm.heap.intern(&name);
        if vm.hash(name)? == hash && vm.eq(name, key)? {
            return Ok(Some(variable));
        }
    }
    Ok(None)
}

/// What a key is bound to: a variable, or an extra name.
fn lookup(vm: &mut Vm, frame: FrameKey, key: Value) -> Outcome<Option<Value>> {
    if let Some(variable) = variable_of(vm, frame, key)? {
        let value = vm.frame_variable(frame, variable);
        if value.is_bound() {
            return Ok(Some(value));
        }
    }
    match vm.heap[frame].extra_locals.as_dict() {
        Some(extra) => vm.dict_get(extra, key),
        None => {
            vm.hash(key)?;
            Ok(None)
        }
    }
}

fn store(vm: &mut Vm, frame: FrameKey, key: Value, value: Value) -> Outcome<()> {
    if let Some(variable) = variable_of(vm, frame, key)? {
        vm.set_frame_variable(frame, variable, value)?;
        return Ok(());
    }
    let extra = match vm.heap[frame].extra_locals.as_dict() {
        Some(extra) => extra,
        None => {
            let extra = vm.heap.new_dict();
            vm.heap[frame].extra_locals = extra.into();
            extra
        }
    };
    vm.dict_set(extra, key, value)
}

/// The variables as a dict of their own.
fn snapshot(vm: &mut Vm, frame: FrameKey) -> Outcome<DictKey> {
    let dict = vm.heap.new_dict();
    for (key, value) in vm.frame_items(frame) {
        vm.budget.burn(1)?;
        vm.dict_set(dict, key, value)?;
    }
    Ok(dict)
}

fn get_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = this(vm, args)?;
    match lookup(vm, frame, args.get(1))? {
        Some(value) => Ok(value),
        None => {
            let key = vm.repr(args.get(1))?;
            let message = vm
                .heap
                .new_string(format!("local variable '{key}' is not defined"));
            Err(vm.key_error(message))
        }
    }
}

fn set_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = this(vm, args)?;
    store(vm, frame, args.get(1), args.get(2))?;
    Ok(Value::NONE)
}

fn del_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    match remove(vm, args)? {
        Some(_) => Ok(Value::NONE),
        None => Err(vm.key_error(args.get(1))),
    }
}

/// `pop(key, default)`
fn pop(vm: &mut Vm, args: Args<'_>) -> Outcome {
    match remove(vm, args)?.or(args.opt(2)) {
        Some(value) => Ok(value),
        None => Err(vm.key_error(args.get(1))),
    }
}

/// Takes an extra name out and gives its value; variables stay.
fn remove(vm: &mut Vm, args: Args<'_>) -> Outcome<Option<Value>> {
    let (frame, key) = (this(vm, args)?, args.get(1));
    if variable_of(vm, frame, key)?.is_some() {
        return Err(vm.value_error("cannot remove local variables from FrameLocalsProxy"));
    }
    let Some(extra) = vm.heap[frame].extra_locals.as_dict() else {
        return Ok(None);
    };
    let value = vm.dict_get(extra, key)?;
    if let Some(value) = value {
        vm.heap.keep(value);
        vm.dict_remove(extra, key)?;
    }
    Ok(value)
}

/// That a method got a key, and perhaps a default.
fn key_and_default(vm: &mut Vm, args: Args<'_>, method: &str) -> Outcome<()> {
    if !args.kw.is_empty() {
        return Err(vm.type_error(format!(
            "FrameLocalsProxy.{method}() takes no keyword arguments"
        )));
    }
    if !matches!(args.len(), 2 | 3) {
        return Err(vm.type_error(format!("{method} expected 1 or 2 arguments")));
    }
    Ok(())
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = this(vm, args)?;
    Ok(Value::bool(lookup(vm, frame, args.get(1))?.is_some()))
}

fn len(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = this(vm, args)?;
    let count = vm.frame_items(frame).len();
    Ok(vm.heap.new_usize(count))
}

fn key_list(vm: &mut Vm, frame: FrameKey) -> Vec<Value> {
    vm.frame_items(frame)
        .into_iter()
        .map(|(key, _)| key)
        .collect()
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = keys(vm, args)?;
    vm.iter(list)
}

fn reversed(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = this(vm, args)?;
    let mut keys = key_list(vm, frame);
    keys.reverse();
    Ok(vm.heap.new_list(keys))
}

fn keys(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = this(vm, args)?;
    let keys = key_list(vm, frame);
    Ok(vm.heap.new_list(keys))
}

fn values(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = this(vm, args)?;
    let values = vm
        .frame_items(frame)
        .into_iter()
        .map(|(_, value)| value)
        .collect();
    Ok(vm.heap.new_list(values))
}

fn items(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = this(vm, args)?;
    let pairs = vm.frame_items(frame);
    let tuples = pairs
        .into_iter()
        .map(|(key, value)| vm.heap.new_tuple(&[key, value]))
        .collect();
    Ok(vm.heap.new_list(tuples))
}

fn get(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = this(vm, args)?;
    key_and_default(vm, args, "get")?;
    Ok(lookup(vm, frame, args.get(1))?
        .or(args.opt(2))
        .unwrap_or(Value::NONE))
}

fn setdefault(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = this(vm, args)?;
    key_and_default(vm, args, "setdefault")?;
    if let Some(value) = lookup(vm, frame, args.get(1))? {
        return Ok(value);
    }
    let value = args.opt(2).unwrap_or(Value::NONE);
    store(vm, frame, args.get(1), value)?;
    Ok(value)
}

/// The items of a dict or another proxy; `None` for anything else.
fn pairs_of(vm: &mut Vm, other: Value) -> Option<Vec<(Value, Value)>> {
    if let Some(frame) = frame_of(vm, other) {
        return Some(vm.frame_items(frame));
    }
    let dict = vm.heap.payload(other).as_dict()?;
    Some(
        vm.heap[dict]
            .iter()
            .map(|entry| (entry.key, entry.value))
            .collect(),
    )
}

fn store_all(vm: &mut Vm, frame: FrameKey, pairs: Vec<(Value, Value)>) -> Outcome<()> {
    for &(key, value) in &pairs {
        vm.heap.keep(key);
        vm.heap.keep(value);
    }
    for (key, value) in pairs {
        vm.budget.burn(1)?;
        store(vm, frame, key, value)?;
    }
    Ok(())
}

fn update(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = this(vm, args)?;
    match pairs_of(vm, args.get(1)) {
        Some(pairs) => store_all(vm, frame, pairs).map(|()| Value::NONE),
        None => Err(vm.type_error("update() argument must be dict or another FrameLocalsProxy")),
    }
}

fn ior(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = this(vm, args)?;
    match pairs_of(vm, args.get(1)) {
        Some(pairs) => store_all(vm, frame, pairs).map(|()| args.get(0)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn merge(vm: &mut Vm, first: Value, second: Value) -> Outcome {
    let (Some(first), Some(second)) = (pairs_of(vm, first), pairs_of(vm, second)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let dict = vm.heap.new_dict();
    for (key, value) in first.into_iter().chain(second) {
        vm.budget.burn(1)?;
        vm.heap.keep(key);
        vm.heap.keep(value);
        vm.dict_set(dict, key, value)?;
    }
    Ok(dict.into())
}

fn or(vm: &mut Vm, args: Args<'_>) -> Outcome {
    merge(vm, args.get(0), args.get(1))
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Outcome {
    merge(vm, args.get(1), args.get(0))
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = this(vm, args)?;
    Ok(snapshot(vm, frame)?.into())
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = this(vm, args)?;
    if vm.display.shows(args.get(0)) {
        return Ok(vm.heap.new_str("{...}"));
    }
    let dict = snapshot(vm, frame)?;
    vm.display.begin(args.get(0));
    let text = vm.repr(dict.into());
    vm.display.end(args.get(0));
    let text = text?;
    Ok(vm.heap.new_string(text))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Outcome {
    compare(vm, args, CompareOp::Eq)
}

fn ne(vm: &mut Vm, args: Args<'_>) -> Outcome {
    compare(vm, args, CompareOp::Ne)
}

/// Proxies are equal if they are of the same frame, and equal to a dict with the same items.
fn compare(vm: &mut Vm, args: Args<'_>, op: CompareOp) -> Outcome {
    let frame = this(vm, args)?;
    let other = args.get(1);
    if let Some(other) = frame_of(vm, other) {
        return Ok(Value::bool((frame == other) == (op == CompareOp::Eq)));
    }
    if vm.heap.payload(other).as_dict().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let dict = snapshot(vm, frame)?;
    vm.compare(op, dict.into(), other)
}
