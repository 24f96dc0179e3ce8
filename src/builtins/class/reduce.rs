//! What copies and pickles are made from: `__reduce_ex__`, `__reduce__` and `__getstate__` of `object`, and
//! `__reduce__` of the built-in containers.
//!
//! An object without a recipe of its own gives `(copyreg.__newobj__, (cls, *args), state, items, pairs)`:
//! what makes an empty twin, and what is to be put into it. The helpers that a recipe names are Python
//! (`modules/data/copyreg.py`).

use crate::value::{ListKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, Vm, natives, price};

/// What `object` has.
pub(crate) const OBJECT: &[NativeDef] = natives! {
    method "__reduce_ex__" => reduce_ex;
    method "__reduce__" => reduce;
    method "__getstate__" => getstate;
};

/// What sets and frozen sets have.
pub(crate) const SET: &[NativeDef] = natives! {
    method "__reduce__" => reduce_set;
};

/// What ranges have.
pub(crate) const RANGE: &[NativeDef] = natives! {
    method "__reduce__" => |vm, args| reduce_parts(vm, args, ["start", "stop", "step"]);
};

/// What slices have.
pub(crate) const SLICE: &[NativeDef] = natives! {
    method "__reduce__" => |vm, args| reduce_parts(vm, args, ["start", "stop", "step"]);
};

/// What bytearrays have.
pub(crate) const BYTE_ARRAY: &[NativeDef] = natives! {
    method "__reduce__" => |vm, args| reduce_byte_array(vm, args, 2);
    method "__reduce_ex__" "($self, proto=0, /)" => |vm, args| {
        let protocol = match args.opt(1) {
            Some(protocol) => vm.index_clamped(protocol)?,
            None => 0,
        };
        reduce_byte_array(vm, args, protocol)
    };
};

/// A function of `copyreg`.
pub(in crate::builtins) fn copyreg(vm: &mut Vm, name: &str) -> Outcome {
    let module = vm.import_module("copyreg")?;
    vm.heap.keep(module);
    let name = vm.heap.intern(name);
    let function = vm.getattr(module, name)?;
    Ok(vm.heap.keep(function))
}

/// `object.__reduce_ex__(protocol)`: a class's own `__reduce__` comes first.
fn reduce_ex(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (object, protocol) = (args.get(0), vm.index_clamped(args.get(1))?);
    let own = vm.registry.own_attr(TypeId::Object, "__reduce__");
    let class = vm.type_of(object);
    let name = vm.heap.intern("__reduce__");
    if vm.lookup_type(class, name) != own {
        let method = vm.getattr(object, name)?;
        vm.heap.keep(method);
        return vm.call(method, &[]);
    }
    common_reduce(vm, object, protocol)
}

/// `object.__reduce__()`
fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    common_reduce(vm, args.get(0), 0)
}

fn common_reduce(vm: &mut Vm, object: Value, protocol: i64) -> Outcome {
    if protocol >= 2 {
        return reduce_to_new(vm, object);
    }
    let function = copyreg(vm, "_reduce_ex")?;
    vm.call(function, &[object, Value::int(protocol)])
}

/// The recipe by `__new__`.
fn reduce_to_new(vm: &mut Vm, object: Value) -> Outcome {
    let class = vm.type_of(object);
    let layout = vm.layout_of(object);
    if layout != TypeId::Object && vm.registry.constructor(layout).is_none() {
        return Err(cannot_pickle(vm, object));
    }
    let (arguments, keywords) = new_arguments(vm, object)?;
    let known = arguments.is_some();
    let given = match arguments {
        Some(tuple) => vm.heap.tuple_items(tuple),
        None => Vec::new(),
    };
    let has_keywords = match keywords.and_then(|keywords| vm.heap.payload(keywords).as_dict()) {
        Some(dict) => vm.heap[dict].len() > 0,
        None => false,
    };
    let (maker, recipe) = if let (true, Some(keywords)) = (has_keywords, keywords) {
        let maker = copyreg(vm, "__newobj_ex__")?;
        let arguments = arguments.unwrap_or(Value::NONE);
        (maker, vm.heap.new_tuple(&[class, arguments, keywords]))
    } else {
        let maker = copyreg(vm, "__newobj__")?;
        let mut recipe = vec![class];
        recipe.extend(given);
        (maker, vm.heap.new_tuple(&recipe))
    };
    let is_list = layout == TypeId::List;
    let is_dict = layout.is_subtype(TypeId::Dict);
    let required = !known && !is_list && !is_dict;
    let own = vm.registry.own_attr(TypeId::Object, "__getstate__");
    let name = vm.heap.intern("__getstate__");
    let state = if vm.lookup_type(class, name) == own {
        default_state(vm, object, required)?
    } else {
        let method = vm.getattr(object, name)?;
        vm.heap.keep(method);
        vm.call(method, &[])?
    };
    vm.heap.keep(state);
    let items = match is_list {
        true => vm.iter(object)?,
        false => Value::NONE,
    };
    vm.heap.keep(items);
    let pairs = match is_dict {
        true => {
            let view = vm.call_method(object, "items", &[])?;
            vm.heap.keep(view);
            vm.iter(view)?
        }
        false => Value::NONE,
    };
    Ok(vm.heap.new_tuple(&[maker, recipe, state, items, pairs]))
}

fn cannot_pickle(vm: &mut Vm, object: Value) -> crate::vm::Fault {
    let class = vm.type_of(object);
    let name = vm.heap.dotted_type_name(class);
    vm.type_error(format!("cannot pickle '{name}' object"))
}

/// What `__new__` is to be called with: a tuple, and a dict where there are keyword arguments; no tuple
/// where the object does not say.
fn new_arguments(vm: &mut Vm, object: Value) -> Outcome<(Option<Value>, Option<Value>)> {
    let name = vm.heap.intern("__getnewargs_ex__");
    if let Some(method) = vm.getattr_opt(object, name)? {
        vm.heap.keep(method);
        let pair = vm.call(method, &[])?;
        let given = vm.type_name(pair);
        if vm.heap.payload(pair).as_tuple().is_none() {
            return Err(vm.type_error(format!(
                "__getnewargs_ex__ should return a tuple, not '{given}'"
            )));
        }
        vm.heap.keep(pair);
        let parts = vm.heap.tuple_items(vm.heap.payload(pair));
        let &[arguments, keywords] = parts.as_slice() else {
            let count = parts.len();
            return Err(vm.value_error(format!(
                "__getnewargs_ex__ should return a tuple of length 2, not {count}"
            )));
        };
        if vm.heap.payload(arguments).as_tuple().is_none() {
            let given = vm.type_name(arguments);
            return Err(vm.type_error(format!(
                "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{given}'"
            )));
        }
        if vm.heap.payload(keywords).as_dict().is_none() {
            let given = vm.type_name(keywords);
            return Err(vm.type_error(format!(
                "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{given}'"
            )));
        }
        return Ok((Some(arguments), Some(keywords)));
    }
    let name = vm.heap.intern("__getnewargs__");
    let Some(method) = vm.getattr_opt(object, name)? else {
        return Ok((None, None));
    };
    vm.heap.keep(method);
    let arguments = vm.call(method, &[])?;
    if vm.heap.payload(arguments).as_tuple().is_none() {
        let given = vm.type_name(arguments);
        return Err(vm.type_error(format!(
            "__getnewargs__ should return a tuple, not '{given}'"
        )));
    }
    vm.heap.keep(arguments);
    Ok((Some(arguments), None))
}

/// `object.__getstate__()`
fn getstate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    default_state(vm, args.get(0), false)
}

/// The attributes of an object: its `__dict__`, or None where that is empty, and beside it the values of
/// its slots where it has any. `required`: whether there must be nothing else to it.
fn default_state(vm: &mut Vm, object: Value, required: bool) -> Outcome {
    let layout = vm.layout_of(object);
    if required && matches!(layout, TypeId::Code | TypeId::MemoryView) {
        let name = layout.name();
        return Err(vm.type_error(format!("cannot pickle {name} objects")));
    }
    if required && !matches!(layout, TypeId::Object | TypeId::Generic | TypeId::NoneType) {
        return Err(cannot_pickle(vm, object));
    }
    let dict = vm
        .heap
        .instance_dict(object)
        .filter(|&dict| vm.heap[dict].len() > 0);
    let state = dict.map_or(Value::NONE, |dict| vm.heap.shown_dict(dict));
    vm.heap.keep(state);
    let class = vm.type_of(object);
    let Some(names) = slot_names(vm, class)? else {
        return Ok(state);
    };
    let slots = vm.heap.new_dict();
    let (mut index, count) = (0, vm.heap[names].items.len());
    while index < count {
        let Some(&name) = vm.heap[names]
            .items
            .get(index)
            .filter(|_| vm.heap[names].items.len() == count)
        else {
            return Err(vm.runtime_error("__slotnames__ changed size during iteration"));
        };
        index += 1;
        vm.budget.burn(1)?;
        vm.heap.keep(name);
        let name = vm.attribute_name(name)?;
        if let Some(value) = vm.getattr_opt(object, name)? {
            vm.heap.keep(value);
            vm.dict_set(slots, name, value)?;
        }
    }
    if vm.heap[slots].len() == 0 {
        return Ok(state);
    }
    Ok(vm.heap.new_tuple(&[state, slots.into()]))
}

/// The names of a class's slots: what it says itself in `__slotnames__`, else what `copyreg` finds.
fn slot_names(vm: &mut Vm, class: Value) -> Outcome<Option<ListKey>> {
    let name = vm.heap.intern("__slotnames__");
    let names = match vm.own_attr(class, name) {
        Some(names) => names,
        None if vm.heap.slot_count(class) == 0 => return Ok(None),
        None => {
            let function = copyreg(vm, "_slotnames")?;
            vm.call(function, &[class])?
        }
    };
    vm.heap.keep(names);
    match vm.heap.payload(names).as_list() {
        Some(names) => Ok(Some(names)),
        None if names.is_none() => Ok(None),
        None => {
            let (class, given) = (vm.heap.class_name(class), vm.type_name(names));
            Err(vm.type_error(format!(
                "{class}.__slotnames__ should be a list or None, not {given}"
            )))
        }
    }
}

/// The state for a recipe of a container: the attributes of a subclass's instance.
fn attributes(vm: &mut Vm, object: Value) -> Outcome {
    let method = vm.heap.intern("__getstate__");
    let method = vm.getattr(object, method)?;
    vm.heap.keep(method);
    let state = vm.call(method, &[])?;
    Ok(vm.heap.keep(state))
}

fn reduce_set(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let object = args.get(0);
    let class = vm.type_of(object);
    let items = vm.heap.new_list_key();
    vm.list_append_all(items, object)?;
    let arguments = vm.heap.new_tuple(&[items.into()]);
    let state = attributes(vm, object)?;
    Ok(vm.heap.new_tuple(&[class, arguments, state]))
}

fn reduce_parts(vm: &mut Vm, args: Args<'_>, names: [&str; 3]) -> Outcome {
    let class = vm.type_of(args.get(0));
    let mut parts = [Value::NONE; 3];
    for (part, name) in parts.iter_mut().zip(names) {
        let name = vm.heap.intern(name);
        *part = vm.getattr(args.get(0), name)?;
    }
    let arguments = vm.heap.new_tuple(&parts);
    Ok(vm.heap.new_tuple(&[class, arguments]))
}

/// Below protocol 3 the contents are a text of Latin-1.
fn reduce_byte_array(vm: &mut Vm, args: Args<'_>, protocol: i64) -> Outcome {
    let object = args.get(0);
    let class = vm.type_of(object);
    let data = vm.need_bytes_like(object)?;
    vm.charge(data.len())?;
    let arguments = if protocol >= 3 {
        let bytes = vm.heap.new_bytes(data);
        vm.heap.new_tuple(&[bytes])
    } else if data.is_empty() {
        vm.heap.new_tuple(&[])
    } else {
        vm.budget.burn(price::text(data.len()))?;
        let text = vm.budget.chars_of_bytes(&data)?;
        let (text, codec) = (vm.heap.new_string(text), vm.heap.new_str("latin-1"));
        vm.heap.new_tuple(&[text, codec])
    };
    let state = attributes(vm, object)?;
    Ok(vm.heap.new_tuple(&[class, arguments, state]))
}
