//! Which types of the API may move between threads and be shared by them.

use nonlocal::{
    Capture, Cell, Closure, CodeObject, Engine, EngineBuilder, Error, Input, Interrupt, Limits,
    Module, Object, Output, Program, Runtime, Scope, Stats, Value,
};

fn send<T: Send + 'static>() {}
fn sync<T: Sync + 'static>() {}
fn clone<T: Clone>() {}

/// Is not ambiguous, and so compiles, only if `T` is not `Sync`.
macro_rules! not_sync {
    ($type:ty) => {{
        trait Ambiguous<A> {
            fn check() {}
        }
        impl<T> Ambiguous<()> for T {}
        struct IsSync;
        impl<T: Sync> Ambiguous<IsSync> for T {}
        let _ = <$type as Ambiguous<_>>::check;
    }};
}

#[test]
fn what_runtimes_share_is_send_and_sync() {
    send::<(Engine, Program, CodeObject, Error, Interrupt, Limits, Stats)>();
    sync::<(Engine, Program, CodeObject, Error, Interrupt, Limits, Stats)>();
    clone::<(Engine, Program, CodeObject, Interrupt, Limits, Stats)>();
}

#[test]
fn a_runtime_moves_but_is_not_shared() {
    send::<Runtime>();
    not_sync!(Runtime);
}

#[test]
fn handles_and_values_move() {
    send::<(Closure, Cell, Object, Value, Scope, Capture)>();
    clone::<(Closure, Cell, Object, Value, Scope, Capture)>();
    send::<(EngineBuilder, Input, Module, Output)>();
}
