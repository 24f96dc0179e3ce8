//! The objects that the attributes of code give out: made once, so that they stay the same objects.
//!
//! CPython merges the constants, names and tables of the code objects of one compilation: equal ones are one object.
//! Here that is done when an attribute is first asked for.

use super::this;
use crate::code::CodeObject;
use crate::value::{CodeKey, Value};
use crate::vm::price;
use crate::vm::{Args, Outcome, Vm};

/// The attributes, by their place among what a code object has given out.
#[derive(Clone, Copy)]
pub(super) enum Given {
    Consts,
    Names,
    Varnames,
    Cellvars,
    Freevars,
    Code,
    Lines,
    Handlers,
}

/// How many there are.
const COUNT: usize = Given::Handlers as usize + 1;

/// The attribute's object, made by `make` if nothing has asked for it before.
pub(super) fn once(
    vm: &mut Vm,
    args: Args<'_>,
    which: Given,
    make: impl FnOnce(&mut Vm, CodeKey, &CodeObject) -> Outcome,
) -> Outcome {
    give(vm, args, which, make, false)
}

/// As [`once`]; an equal object that other code of the same compilation has given out comes first.
pub(super) fn merged(
    vm: &mut Vm,
    args: Args<'_>,
    which: Given,
    make: impl FnOnce(&mut Vm, CodeKey, &CodeObject) -> Outcome,
) -> Outcome {
    give(vm, args, which, make, true)
}

fn give(
    vm: &mut Vm,
    args: Args<'_>,
    which: Given,
    make: impl FnOnce(&mut Vm, CodeKey, &CodeObject) -> Outcome,
    merge: bool,
) -> Outcome {
    let (key, code) = this(vm, args)?;
    let place = which as usize;
    if let Some(&known) = vm.heap[key].given.get(place)
        && known.is_bound()
    {
        return Ok(known);
    }
    let mut made = make(vm, key, &code)?;
    if merge {
        vm.budget.burn(price::copied(vm.heap.codes.len()))?;
        made = equal_object(vm, vm.heap[key].unit, place, made).unwrap_or(made);
    }
    put(vm, key, which, made)?;
    Ok(made)
}

/// Sets the object that the attribute gives out.
pub(super) fn put(vm: &mut Vm, key: CodeKey, which: Given, value: Value) -> Outcome<()> {
    if vm.heap[key].given.is_empty() {
        vm.charge(COUNT * size_of::<Value>())?;
        vm.heap[key].given = Box::new([Value::UNBOUND; COUNT]);
    }
    vm.heap[key].given[which as usize] = value;
    Ok(())
}

/// The object for the same attribute of other code, where it has the same contents.
fn equal_object(vm: &Vm, unit: u32, place: usize, made: Value) -> Option<Value> {
    let codes = vm.heap.codes.values().map(|slot| &slot.object);
    let others = codes.filter(|linked| linked.unit == unit);
    let given = others.filter_map(|linked| linked.given.get(place).copied());
    given
        .filter(|other| other.is_bound())
        .find(|&other| same_contents(vm, made, other))
}

fn same_contents(vm: &Vm, a: Value, b: Value) -> bool {
    match (
        a.as_tuple().zip(b.as_tuple()),
        a.as_bytes().zip(b.as_bytes()),
    ) {
        (Some((a, b)), _) => vm.heap[a].items == vm.heap[b].items,
        (_, Some((a, b))) => vm.heap[a].data == vm.heap[b].data,
        _ => false,
    }
}
