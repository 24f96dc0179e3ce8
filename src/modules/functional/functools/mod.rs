//! `functools`: `partial`, `lru_cache` and `reduce`; the rest is Python (`functools.py`).

pub(crate) mod lru_cache;
pub(crate) mod partial;

use crate::vm::{Args, ModuleDef, NativeDef, Outcome, Vm, natives};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    types: &[&[lru_cache::TYPE, partial::TYPE]],
    python: &[("functools", include_str!("functools.py"))],
    ..ModuleDef::new("functools")
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "reduce" "function, iterable[, initial], /"
        "Puts items together by a function of two, from the left." => reduce;
};

/// `reduce(function, iterable[, initial])`
fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let function = args.get(0);
    if !vm.is_iterable(args.get(1)) {
        return Err(vm.type_error("reduce() arg 2 must support iteration"));
    }
    let iterator = vm.iter(args.get(1))?;
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
