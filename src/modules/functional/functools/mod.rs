//! `functools`: `partial`, `lru_cache` and `reduce`; the rest is Python (`functools.py`).

pub(crate) mod lru_cache;
pub(crate) mod partial;

use crate::modules::add;
use crate::value::{DictKey, TypeId};
use crate::vm::exception::errors::is_raised;
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, Vm, natives};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    types: &[&[lru_cache::TYPE, partial::TYPE, partial::PLACEHOLDER]],
    fill: Some(fill),
    python: &[("functools", include_str!("functools.py"))],
    ..ModuleDef::new("functools")
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "reduce" "($module, function, iterable, /, initial=<unrepresentable>)"
        "Puts items together by a function of two, from the left." => reduce;
};

fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    let placeholder = vm.names.placeholder(&mut vm.heap);
    add(vm, dict, "Placeholder", placeholder);
    Ok(())
}

/// `reduce(function, iterable[, initial])`
fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let function = args.get(0);
    let iterator = match vm.iter(args.get(1)) {
        Ok(iterator) => iterator,
        Err(fault) if is_raised(&vm.heap, fault, TypeId::TypeError) => {
            return Err(vm.type_error("reduce() arg 2 must support iteration"));
        }
        Err(fault) => return Err(fault),
    };
    vm.heap.keep(iterator);
    let mark = vm.heap.mark();
    let mut result = match args.opt(2) {
        Some(initial) => initial,
        None => match vm.next(iterator)? {
            Some(first) => first,
            None => {
                return Err(vm.type_error("reduce() of empty iterable with no initial value"));
            }
        },
    };
    vm.heap.release(mark);
    vm.heap.keep(result);
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        vm.heap.keep(item);
        result = vm.call(function, &[result, item])?;
        vm.heap.release(mark);
        vm.heap.keep(result);
    }
    Ok(result)
}
