//! What the inline caches of instructions answer: the value or the place of a global, an attribute or a method.
//!
//! Each gives `None` where the cache does not hold for what is asked; the handlers of the instructions look it up
//! in full, and fill the cache (`names.rs`, `attribute_cache.rs`).

use super::fast::{builtin_type_of, interned_hash};
use crate::heap::{Arena, Heap};
use crate::object::{Cache, Dict, Instance};
use crate::value::{DictKey, InstanceKey, Value};

/// The value of a global or a built-in.
#[inline(always)]
pub(super) fn global(
    heap: &Heap,
    builtins: Option<DictKey>,
    (globals, cache): (DictKey, Option<&Cache>),
    name: Value,
) -> Option<Value> {
    let dict = &heap.dicts[globals].object;
    match *cache? {
        Cache::Global { index } => entry(dict, index, name),
        Cache::Builtin {
            globals: seen,
            globals_version,
            value,
        } if globals_version == dict.version() && seen == globals && builtins.is_none() => {
            Some(value)
        }
        Cache::BuiltinEntry {
            globals: seen,
            globals_version,
            index,
        } if globals_version == dict.version() && seen == globals => {
            entry(&heap.dicts[builtins?].object, index, name)
        }
        _ => None,
    }
}

/// The value of a name that the globals have themselves.
#[inline(always)]
pub(super) fn own_global(globals: &Dict, cache: Option<&Cache>, name: Value) -> Option<Value> {
    match *cache? {
        Cache::Global { index } => entry(globals, index, name),
        _ => None,
    }
}

/// The place of the value of a global.
#[inline(always)]
pub(super) fn global_slot<'a>(
    globals: &'a mut Dict,
    cache: Option<&Cache>,
    name: Value,
) -> Option<&'a mut Value> {
    match *cache? {
        Cache::Global { index } => slot(globals, index, name),
        _ => None,
    }
}

/// The value of an attribute in the dict of an instance.
#[inline(always)]
pub(super) fn attribute(
    heap: &Heap,
    class_epoch: u32,
    (object, cache): (Value, Option<&Cache>),
    name: Value,
) -> Option<Value> {
    let instance = &heap.instances[object.as_instance()?].object;
    let index = attribute_index(instance, class_epoch, cache)?;
    entry(&heap.dicts[instance.dict?].object, index, name)
}

/// The place of the value of an attribute in the dict of an instance.
#[inline(always)]
pub(super) fn attribute_slot<'a>(
    instances: &Arena<InstanceKey, Instance>,
    dicts: &'a mut Arena<DictKey, Dict>,
    class_epoch: u32,
    (object, cache): (Value, Option<&Cache>),
    name: Value,
) -> Option<&'a mut Value> {
    let instance = &instances[object.as_instance()?].object;
    let index = attribute_index(instance, class_epoch, cache)?;
    slot(&mut dicts[instance.dict?].object, index, name)
}

/// Where the dicts of an instance's class have an attribute.
#[inline(always)]
fn attribute_index(instance: &Instance, class_epoch: u32, cache: Option<&Cache>) -> Option<u32> {
    match *cache? {
        Cache::InstanceAttr {
            class,
            epoch,
            index,
        } if class == instance.class && epoch == class_epoch => Some(index),
        _ => None,
    }
}

/// The function that a method call on an object calls with the object first.
#[inline(always)]
pub(super) fn method(
    heap: &Heap,
    class_epoch: u32,
    (object, cache): (Value, Option<&Cache>),
    name: Value,
) -> Option<Value> {
    match *cache? {
        Cache::ClassAttr {
            class,
            epoch,
            value,
        } if epoch == class_epoch => {
            let instance = &heap.instances[object.as_instance()?].object;
            let hidden = instance.dict.is_some_and(|dict| {
                let hash = interned_hash(&heap.strs, name);
                let dict = &heap.dicts[dict].object;
                dict.find_identical(hash, name).is_some()
            });
            (class == instance.class && !hidden).then_some(value)
        }
        Cache::TypeAttr { ty, value } if builtin_type_of(object) == Some(ty) => Some(value),
        _ => None,
    }
}

/// The value of a dict's entry, if it has this key.
#[inline(always)]
fn entry(dict: &Dict, index: u32, key: Value) -> Option<Value> {
    let entry = dict.entry(index as usize)?;
    (entry.key == key).then_some(entry.value)
}

/// The place of the value of a dict's entry, if it has this key.
#[inline(always)]
fn slot(dict: &mut Dict, index: u32, key: Value) -> Option<&mut Value> {
    let same = dict.entry(index as usize)?.key == key;
    dict.value_mut(index as usize).filter(|_| same)
}
