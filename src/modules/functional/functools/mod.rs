//! `functools`: `partial`, `lru_cache` and `reduce`; the rest is Python (`functools.py`).

pub(crate) mod lru_cache;
pub(crate) mod partial;

use smallvec::smallvec;

use crate::modules::add;
use crate::value::{DictKey, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::{
    Action, Args, ModuleDef, NativeDef, NativeState, NativeStep, Outcome, Resumed, Vm, natives,
};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    types: &[&[lru_cache::TYPE, partial::TYPE, partial::PLACEHOLDER]],
    fill: Some(fill),
    python: &[("functools", python!("functools.py"))],
    ..ModuleDef::new("functools")
};

/// The namespaces of the types say which module they are from.
const MODULE_NAME: &[NativeDef] = natives! {
    class_value "__module__" => |vm, _| Ok(vm.heap.intern("functools"));
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

/// `reduce`: `[function, iterator, result]`.
pub(crate) static REDUCE: NativeStep = NativeStep {
    name: "reduce",
    run: |vm, state, resumed| {
        const ITEM: u32 = 1;
        const CALLED: u32 = 2;
        let [function, _, result, ..] = state.values;
        match (resumed, state.stage) {
            (Resumed::Start, _) => {}
            (resumed, CALLED) => state.values[2] = resumed.value()?,
            (resumed, _) => match (resumed.item(vm)?, result.is_bound()) {
                (Some(item), true) => {
                    vm.budget.burn(1)?;
                    state.stage = CALLED;
                    return Ok(Action::Call(function, smallvec![result, item]));
                }
                (Some(first), false) => state.values[2] = first,
                (None, true) => return Ok(Action::Done(result)),
                (None, false) => {
                    return Err(vm.type_error("reduce() of empty iterable with no initial value"));
                }
            },
        }
        state.stage = ITEM;
        Ok(Action::Next(state.values[1]))
    },
};

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
    if args.leave.is_allowed() {
        let initial = args.opt(2).unwrap_or(Value::UNBOUND);
        let state = NativeState::of(&[function, iterator, initial]);
        return vm.begin(args.leave, &REDUCE, state);
    }
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
