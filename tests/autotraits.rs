//! Which types may be sent and shared between threads, and which are cheap to copy.

use nonlocal::{
    Capture, Cell, Closure, CodeObject, Engine, Error, Function, Interrupt, Limits, Module, Object, Output, Program,
    Runtime, Scope, Stats, Value,
};

fn send<T: Send + 'static>() {}
fn sync<T: Sync + 'static>() {}
fn clone<T: Clone>() {}

#[test]
fn everything_that_is_shared_is_send_and_sync() {
    send::<Engine>();
    sync::<Engine>();
    clone::<Engine>();
    send::<Program>();
    sync::<Program>();
    clone::<Program>();
    send::<CodeObject>();
    sync::<CodeObject>();
    clone::<CodeObject>();
    send::<Error>();
    sync::<Error>();
    send::<Interrupt>();
    sync::<Interrupt>();
    send::<Module>();
    sync::<Module>();
    send::<Function>();
    sync::<Function>();
    send::<Output>();
    sync::<Output>();
    sync::<Limits>();
}

#[test]
fn runtimes_and_handles_move_between_threads() {
    send::<Runtime>();
    send::<Closure>();
    clone::<Closure>();
    send::<Cell>();
    clone::<Cell>();
    send::<Object>();
    clone::<Object>();
    send::<Scope>();
    clone::<Scope>();
    send::<Value>();
    clone::<Value>();
    send::<Capture>();
    send::<Stats>();
}
