//! `bisect`: places in sorted sequences.

use crate::modules::add;
use crate::value::{DictKey, TypeId, Value};
use crate::vm::price;
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, Vm, natives};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    fill: Some(fill),
    ..ModuleDef::new("bisect")
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "bisect_left" "($module, /, a, x, lo=0, hi=None, *, key=None)"
        "Where to insert x so that the list stays sorted, before items equal to it." => |vm, args| {
        let (at, _) = place(vm, args, Side::Left, false)?;
        Ok(vm.heap.new_usize(at))
    };
    function "bisect_right" "($module, /, a, x, lo=0, hi=None, *, key=None)"
        "Where to insert x so that the list stays sorted, behind items equal to it." => |vm, args| {
        let (at, _) = place(vm, args, Side::Right, false)?;
        Ok(vm.heap.new_usize(at))
    };
    function "insort_left" "($module, /, a, x, lo=0, hi=None, *, key=None)"
        "Inserts x so that the list stays sorted, before items equal to it." => |vm, args| insert(vm, args, Side::Left);
    function "insort_right" "($module, /, a, x, lo=0, hi=None, *, key=None)"
        "Inserts x so that the list stays sorted, behind items equal to it." => |vm, args| insert(vm, args, Side::Right);
};

fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    for (alias, name) in [("bisect", "bisect_right"), ("insort", "insort_right")] {
        let name = vm.heap.intern(name);
        if let Some(function) = vm.heap.dict_get_str(dict, name) {
            add(vm, dict, alias, function);
        }
    }
    Ok(())
}

/// Where among equal items the place is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// The place of `x`, and what it was compared by; with `keyed`, `x` goes through the key function too.
fn place(vm: &mut Vm, args: Args<'_>, side: Side, keyed: bool) -> Outcome<(usize, Value)> {
    let (sequence, mut x) = (args.get(0), args.get(1));
    let key = args.opt(4).filter(|key| !key.is_none());
    if keyed && let Some(key) = key {
        x = vm.call(key, &[x])?;
        vm.heap.keep(x);
    }
    let low = match args.opt(2) {
        Some(low) => vm.c_ssize(low)?,
        None => 0,
    };
    let Ok(mut low) = usize::try_from(low) else {
        return Err(vm.value_error("lo must be non-negative"));
    };
    let high = match args.opt(3).filter(|high| !high.is_none()) {
        Some(high) if !vm.has_index(high) => {
            let given = vm.type_name(high);
            return Err(vm.type_error(format!("argument should be integer or None, not '{given}'")));
        }
        Some(high) => vm.c_ssize(high)?,
        None => -1,
    };
    let mut high = match usize::try_from(high) {
        Ok(high) => high,
        Err(_) => vm.len(sequence)?,
    };
    need_sequence(vm, sequence)?;
    while low < high {
        vm.budget.burn(1)?;
        let mark = vm.heap.mark();
        let middle = low + (high - low) / 2;
        let mut item = match sequence
            .as_list()
            .map(|list| vm.heap[list].items.get(middle))
        {
            Some(Some(&item)) => item,
            _ => {
                let index = vm.heap.new_usize(middle);
                vm.get_item(sequence, index)?
            }
        };
        vm.heap.keep(item);
        if let Some(key) = key {
            item = vm.call(key, &[item])?;
            vm.heap.keep(item);
        }
        let goes_right = match side {
            Side::Left => vm.less(item, x)?,
            Side::Right => !vm.less(x, item)?,
        };
        vm.heap.release(mark);
        if goes_right {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok((low, x))
}

/// Refuses what has no items with numbers.
fn need_sequence(vm: &mut Vm, value: Value) -> Outcome<()> {
    let has_items = vm.has_special(value, "__getitem__");
    let by_number = vm.type_of(value).as_class().is_some()
        || !matches!(
            vm.layout_of(value),
            TypeId::Dict | TypeId::MappingProxy | TypeId::Type | TypeId::GenericAlias
        );
    if has_items && by_number {
        return Ok(());
    }
    let given = vm.type_name(value);
    Err(vm.type_error(match has_items {
        true => format!("{given} is not a sequence"),
        false => format!("'{given}' object does not support indexing"),
    }))
}

fn insert(vm: &mut Vm, args: Args<'_>, side: Side) -> Outcome {
    let (at, _) = place(vm, args, side, true)?;
    let (sequence, item) = (args.get(0), args.get(1));
    if let Some(list) = sequence.as_list() {
        vm.list_push(list, item)?;
        let items = &mut vm.heap[list].items;
        let at = at.min(items.len() - 1);
        items[at..].rotate_right(1);
        let moved = items.len() - at;
        vm.budget.burn(price::moved(moved))?;
    } else {
        let index = vm.heap.new_usize(at);
        let name = vm.heap.intern("insert");
        let method = vm.getattr(sequence, name)?;
        vm.heap.keep(method);
        if !vm.is_callable(method) {
            let given = vm.type_name(method);
            return Err(vm.type_error(format!("attribute of type '{given}' is not callable")));
        }
        vm.call(method, &[index, item])?;
    }
    Ok(Value::NONE)
}
