//! `functools`: `partial`, `lru_cache` and `reduce`; the rest is Python (`python/functools.py`).

pub(crate) mod lru_cache;
pub(crate) mod partial;

use super::{add, add_functions, python};
use crate::value::{DictKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, Vm, natives};

pub(crate) const FUNCTIONS: &[NativeDef] = natives! {
    function "reduce" "function, iterable[, initial], /"
        "Puts items together by a function of two, from the left." => reduce;
};

pub(crate) fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    add_functions(vm, "functools", dict);
    for (name, ty) in [
        ("partial", TypeId::Partial),
        ("_lru_cache_wrapper", TypeId::LruCache),
    ] {
        add(vm, dict, name, Value::builtin_type(ty));
    }
    python::run(vm, "functools", dict)
}

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
        vm.tick(1)?;
        vm.heap.keep(item);
        result = vm.call(function, &[result, item])?;
        vm.heap.release(mark);
        vm.heap.keep(result);
    }
    Ok(result)
}
