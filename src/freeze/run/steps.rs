//! The natives that can travel in the middle of their work, by name.
//!
//! Such a native is a [`NativeStep`] and a state of plain values. Those that are not here hold Rust data, or are made for
//! one built-in function alone (`vm::native_frame::retrace::asking`).

use crate::modules::functional::functools::lru_cache;
use crate::vm::{NativeState, NativeStep, Outcome, Vm};

/// The steps of some modules.
macro_rules! steps {
    ($($module:path: $($step:ident)*;)*) => {{
        static STEPS: &[(&str, &NativeStep)] = &[$($({
            use $module as module;
            (concat!(stringify!($module), "::", stringify!($step)), &module::$step)
        },)*)*];
        STEPS
    }};
}

/// All of them, with their names.
fn all() -> &'static [(&'static str, &'static NativeStep)] {
    steps! {
        crate::builtins::class::object: NE;
        crate::builtins::container::sort: SORT;
        crate::builtins::functions: NEXT;
        crate::builtins::functions::consuming: FIND_TRUTH SUM EXTREME SORTED;
        crate::builtins::functions::exec: RUN;
        crate::builtins::functions::print: PRINT;
        crate::builtins::generator: SEND THROW CLOSE;
        crate::builtins::generator::async_generator: ANEXT_STEP CLOSE;
        crate::builtins::string::join: JOIN;
        crate::modules::functional::functools: REDUCE;
        crate::modules::functional::functools::lru_cache: MISS;
        crate::modules::functional::operator: CALL;
        crate::modules::runtime::contextvars: RUN;
        crate::vm::attribute::steps: GET SET;
        crate::vm::class::steps: MAKE BUILD TELL;
        crate::vm::generator::awaitables: AWAIT STEP;
        crate::vm::generator::delegates: SEND THROW CLOSE;
        crate::vm::generator::ownership: LENT;
        crate::vm::iterator: IN_LOOP;
        crate::vm::iterator::collecting: LIST TUPLE EXTEND STAR ADD PAIRS UNPACK UNPACK_STAR;
        crate::vm::iterator::steps: ITER ROW FILTER ENUMERATE CALLABLE SEQUENCE;
        crate::vm::name::import_steps: MODULE IMPORT;
        crate::vm::number::operators: BINARY GIVEN;
        crate::vm::protocol::asked: GET SET DELETE CONTAINS ADD BUILD_SET BUILD_MAP;
        crate::vm::protocol::deep: SEQUENCES CONTAINERS FIND SHOW;
        crate::vm::protocol::steps: CALL CALL_KW TRUTH COMPARE CONTAINS TEXT PLAIN_TEXT PLAIN_FORMAT PLAIN_HASH FORMAT LEN HASH;
    }
}

/// The number of a step; `None`: it cannot travel.
pub(super) fn number(step: &'static NativeStep) -> Option<u16> {
    let found = all()
        .iter()
        .position(|(_, known)| std::ptr::eq(*known, step))?;
    u16::try_from(found).ok()
}

/// The step of a number.
pub(super) fn step(number: u16) -> Option<&'static NativeStep> {
    all().get(usize::from(number)).map(|(_, step)| *step)
}

/// Finds out again what a state holds of the runtime that it comes from: hashes differ from one to the other.
pub(super) fn renew(
    vm: &mut Vm,
    step: &'static NativeStep,
    state: &mut NativeState,
) -> Outcome<()> {
    if std::ptr::eq(step, &lru_cache::MISS) {
        state.count = vm.table_hash(state.values[1])? as usize;
    }
    Ok(())
}
