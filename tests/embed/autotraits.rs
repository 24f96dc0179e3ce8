//! Which types of the API may move between threads and be shared by them.

use nonlocal::{
    Bytes, Capture, Cell, Closure, CodeObject, Engine, EngineBuilder, Error, Event, Frame, Fuel,
    Held, HostCall, HostCalls, HostFunction, HostRef, HostType, Import, Input, Interrupt, Items,
    Limits, Module, Object, Output, Paused, Program, Runtime, Scope, Stats, Step, Value,
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

/// A run that stands still goes to another thread with its runtime.
#[test]
fn what_stands_still_moves() {
    fn send<T: Send>() {}
    send::<Step<'static, Value>>();
    send::<Paused<'static, Value>>();
    send::<HostCall<'static, Value>>();
    send::<HostCalls<'static, Value>>();
    #[cfg(feature = "async")]
    send::<nonlocal::Run<'static, Value>>();
    send::<Items<'static, Value>>();
}

#[test]
fn handles_and_values_move() {
    send::<(Held<Closure>, Held<Cell>, Held, HostRef<u8>)>();
    sync::<(Closure, Cell, Object, Scope, Held, Interrupt)>();
    send::<(Closure, Cell, Object, Value, Scope, Capture)>();
    clone::<(Closure, Cell, Object, Value, Scope, Capture)>();
    send::<(EngineBuilder, Input, Module, Output)>();
}

#[test]
fn what_a_host_hands_over_is_shared() {
    send::<(HostFunction, Module, Import, HostType<Vec<u8>>, Observed)>();
    sync::<(HostFunction, Module)>();
    clone::<(HostFunction, Module, Import, Output)>();
}

/// An observer is whatever is `Send`.
type Observed = Box<dyn FnMut(&Event, &mut Frame<'_>) + Send>;

#[test]
fn references_into_runtimes_move() {
    send::<(HostRef<Vec<u8>>, Held<Closure>, Held<Cell>, Bytes, Fuel)>();
    clone::<(HostRef<Vec<u8>>, Held<Closure>, Bytes)>();
}
