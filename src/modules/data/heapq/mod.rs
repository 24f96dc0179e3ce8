//! `heapq`: heaps in lists. What merges and selects is Python (`heapq.py`).
//!
//! Invariant: the items stay in the list while they are compared, so that they are rooted; a comparison
//! that changes the list's length is an error.

use crate::value::{ListKey, Value};
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, Vm, natives};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    python: &[("heapq", python!("heapq.py"))],
    ..ModuleDef::new("heapq")
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "heappush" "($module, heap, item, /)"
        "Adds an item to a heap." => |vm, args| push(vm, args, "heappush", Order::Min);
    function "heappop" "($module, heap, /)"
        "Removes the smallest item of a heap and gives it." => |vm, args| pop(vm, args, "heappop", Order::Min);
    function "heapify" "($module, heap, /)"
        "Makes a heap of a list, in place." => |vm, args| heapify(vm, args, "heapify", Order::Min);
    function "heapreplace" "($module, heap, item, /)"
        "Removes the smallest item, then adds another." => |vm, args| replace(vm, args, "heapreplace", Order::Min);
    function "heappushpop" "($module, heap, item, /)"
        "Adds an item, then removes the smallest." => |vm, args| push_pop(vm, args, "heappushpop", Order::Min);
    function "heappush_max" "($module, heap, item, /)"
        "heappush() with the largest item first." => |vm, args| push(vm, args, "heappush_max", Order::Max);
    function "heappop_max" "($module, heap, /)"
        "heappop() with the largest item first." => |vm, args| pop(vm, args, "heappop_max", Order::Max);
    function "heapify_max" "($module, heap, /)"
        "heapify() with the largest item first." => |vm, args| heapify(vm, args, "heapify_max", Order::Max);
    function "heapreplace_max" "($module, heap, item, /)"
        "heapreplace() with the largest item first." => |vm, args| replace(vm, args, "heapreplace_max", Order::Max);
    function "heappushpop_max" "($module, heap, item, /)"
        "heappushpop() with the largest item first." => |vm, args| push_pop(vm, args, "heappushpop_max", Order::Max);
};

/// Which item stands on top.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Min,
    Max,
}

/// The list that is the heap.
fn heap(vm: &mut Vm, args: Args<'_>, name: &str, alone: bool) -> Outcome<ListKey> {
    match vm.heap.payload(args.get(0)).as_list() {
        Some(list) => Ok(list),
        None => {
            let given = vm.argument_name(args.get(0));
            let which = if alone { "argument" } else { "argument 1" };
            Err(vm.type_error(format!("{name}() {which} must be list, not {given}")))
        }
    }
}

/// Whether the item at `a` has to stand above the item at `b`.
fn above(vm: &mut Vm, list: ListKey, order: Order, a: usize, b: usize) -> Outcome<bool> {
    vm.budget.burn(1)?;
    let items = &vm.heap[list].items;
    let size = items.len();
    let (a, b) = match order {
        Order::Min => (items[a], items[b]),
        Order::Max => (items[b], items[a]),
    };
    let mark = vm.heap.mark();
    vm.heap.keep(a);
    vm.heap.keep(b);
    let result = vm.less(a, b)?;
    vm.heap.release(mark);
    if vm.heap[list].items.len() != size {
        return Err(vm.runtime_error("list changed size during iteration"));
    }
    Ok(result)
}

/// Moves the item at `at` up until its parent stands above it; not beyond `top`.
fn sift_up(vm: &mut Vm, list: ListKey, order: Order, top: usize, mut at: usize) -> Outcome<()> {
    while at > top {
        let parent = (at - 1) / 2;
        if !above(vm, list, order, at, parent)? {
            break;
        }
        vm.heap[list].items.swap(at, parent);
        at = parent;
    }
    Ok(())
}

/// Moves the item at `top` down to a leaf along the children that stand higher, then up to its place:
/// that needs fewer comparisons than asking for its place on the way down.
fn sift_down(vm: &mut Vm, list: ListKey, order: Order, top: usize) -> Outcome<()> {
    let size = vm.heap[list].items.len();
    let mut at = top;
    while at < size / 2 {
        let mut child = 2 * at + 1;
        if child + 1 < size && !above(vm, list, order, child, child + 1)? {
            child += 1;
        }
        vm.heap[list].items.swap(at, child);
        at = child;
    }
    sift_up(vm, list, order, top, at)
}

fn push(vm: &mut Vm, args: Args<'_>, name: &str, order: Order) -> Outcome {
    let list = heap(vm, args, name, false)?;
    vm.list_push(list, args.get(1))?;
    let last = vm.heap[list].items.len() - 1;
    sift_up(vm, list, order, 0, last)?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: Args<'_>, name: &str, order: Order) -> Outcome {
    let list = heap(vm, args, name, true)?;
    let Some(last) = vm.heap[list].items.pop() else {
        return Err(vm.index_error("index out of range"));
    };
    vm.heap.keep(last);
    let Some(first) = vm.heap[list].items.first_mut() else {
        return Ok(last);
    };
    let top = std::mem::replace(first, last);
    vm.heap.keep(top);
    sift_down(vm, list, order, 0)?;
    Ok(top)
}

fn replace(vm: &mut Vm, args: Args<'_>, name: &str, order: Order) -> Outcome {
    let list = heap(vm, args, name, false)?;
    let Some(first) = vm.heap[list].items.first_mut() else {
        return Err(vm.index_error("index out of range"));
    };
    let top = std::mem::replace(first, args.get(1));
    vm.heap.keep(top);
    sift_down(vm, list, order, 0)?;
    Ok(top)
}

fn push_pop(vm: &mut Vm, args: Args<'_>, name: &str, order: Order) -> Outcome {
    let list = heap(vm, args, name, false)?;
    let Some(&first) = vm.heap[list].items.first() else {
        return Ok(args.get(1));
    };
    vm.heap.keep(first);
    let goes_first = match order {
        Order::Min => vm.less(first, args.get(1))?,
        Order::Max => vm.less(args.get(1), first)?,
    };
    if !goes_first {
        return Ok(args.get(1));
    }
    let Some(slot) = vm.heap[list].items.first_mut() else {
        return Err(vm.index_error("index out of range"));
    };
    let top = std::mem::replace(slot, args.get(1));
    vm.heap.keep(top);
    sift_down(vm, list, order, 0)?;
    Ok(top)
}

fn heapify(vm: &mut Vm, args: Args<'_>, name: &str, order: Order) -> Outcome {
    let list = heap(vm, args, name, true)?;
    for at in (0..vm.heap[list].items.len() / 2).rev() {
        sift_down(vm, list, order, at)?;
    }
    Ok(Value::NONE)
}
