//! `type.__annotations__` and `type.__annotate__`: what a class keeps in its dict about the annotations in its body.
//!
//! `__annotate_func__` is the function that evaluates them, and `__annotations_cache__` what came of it; where the
//! body has bound `__annotations__` (annotations that are strings do) or `__annotate__`, that counts instead.

use super::class_object::immutable;
use crate::value::{ClassKey, Value};
use crate::vm::{Args, Outcome, Vm};

const ANNOTATIONS: &str = "__annotations__";
const CACHE: &str = "__annotations_cache__";
const ANNOTATE: &str = "__annotate__";
const ANNOTATE_FUNC: &str = "__annotate_func__";

/// The class; built-in types have no annotations.
fn class(vm: &mut Vm, args: Args<'_>, name: &str) -> Outcome<ClassKey> {
    match args.get(0).as_class() {
        Some(class) => Ok(class),
        None => {
            let name = vm.heap.intern(name);
            Err(vm.no_attribute(args.get(0), name))
        }
    }
}

/// The first of some names that the class itself has.
fn first_of(vm: &mut Vm, class: ClassKey, names: [&str; 2]) -> Option<Value> {
    names.into_iter().find_map(|name| {
        let name = vm.heap.intern(name);
        vm.own_attr(class.into(), name)
    })
}

fn store(vm: &mut Vm, class: ClassKey, name: &str, value: Value) -> Outcome<()> {
    let name = vm.heap.intern(name);
    vm.store_class_attr(class, name, value)
}

/// Takes a name out of the class; whether it was there.
fn remove(vm: &mut Vm, class: ClassKey, name: &str) -> bool {
    let (dict, name) = (vm.heap[class].dict, vm.heap.intern(name));
    let found = vm.heap.dict_remove_str(dict, name).is_some();
    if found {
        vm.class_changed();
    }
    found
}

pub(super) fn get(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = class(vm, args, ANNOTATIONS)?;
    if let Some(found) = first_of(vm, class, [ANNOTATIONS, CACHE]) {
        return vm.bind(found, Value::UNBOUND, args.get(0));
    }
    let name = vm.heap.intern(ANNOTATE);
    let annotate = vm.getattr(args.get(0), name)?;
    let found = if vm.is_callable(annotate) {
        vm.call_annotate(annotate)?
    } else {
        vm.heap.new_dict().into()
    };
    vm.heap.keep(found);
    store(vm, class, CACHE, found)?;
    Ok(found)
}

pub(super) fn set(vm: &mut Vm, args: Args<'_>) -> Outcome {
    immutable(vm, args, ANNOTATIONS)?;
    let class = class(vm, args, ANNOTATIONS)?;
    let value = args.get(1);
    let name = vm.heap.intern(ANNOTATIONS);
    let is_bound_in_body = vm.own_attr(args.get(0), name).is_some();
    if value.is_bound() {
        let name = if is_bound_in_body { ANNOTATIONS } else { CACHE };
        store(vm, class, name, value)?;
    } else if !remove(vm, class, ANNOTATIONS) && !remove(vm, class, CACHE) {
        return Err(vm.attribute_error(ANNOTATIONS, args.get(0), name));
    }
    remove(vm, class, ANNOTATE_FUNC);
    remove(vm, class, ANNOTATE);
    Ok(Value::NONE)
}

pub(super) fn annotate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = class(vm, args, ANNOTATE)?;
    if let Some(found) = first_of(vm, class, [ANNOTATE, ANNOTATE_FUNC]) {
        return vm.bind(found, Value::UNBOUND, args.get(0));
    }
    store(vm, class, ANNOTATE_FUNC, Value::NONE)?;
    Ok(Value::NONE)
}

pub(super) fn set_annotate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = args.get(1);
    immutable(vm, args, ANNOTATE)?;
    if value.is_unbound() {
        return Err(vm.type_error("cannot delete __annotate__ attribute"));
    }
    let class = class(vm, args, ANNOTATE)?;
    vm.check_annotate(value)?;
    store(vm, class, ANNOTATE_FUNC, value)?;
    if !value.is_none() {
        remove(vm, class, CACHE);
    }
    Ok(Value::NONE)
}
