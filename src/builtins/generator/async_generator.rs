//! Asynchronous generators and the awaitables that drive them (see `vm::awaitables`).

use super::{
    class_getitem, code, delegate, finalize, frame, itself, name, qualname, repr, set_name,
    set_qualname, suspended,
};
use crate::code::Awaited;
use crate::object::Rare;
use crate::value::{GeneratorKey, RareKey, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::generator::awaitables::{STEP, is_async_running, is_closed_awaitable};
use crate::vm::{
    Action, Args, Fault, Leave, NativeDef, NativeState, NativeStep, Outcome, Resumed, TypeDef, Vm,
    natives,
};

pub(crate) const ASYNC_GENERATOR: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    slot "__aiter__" => itself;
    slot "__anext__" => anext;
    method "asend" "($self, object, /)" "Sends a value into the generator; to be awaited." => asend;
    raw method "athrow" "typ[, val[, tb]], /"
        "Raises an exception where the generator stands; to be awaited." => athrow;
    slot "__del__" => finalize;
    method "aclose" "($self, /)" "Raises GeneratorExit where the generator stands; to be awaited." => aclose;
    getset "__name__" => name, set_name;
    getset "__qualname__" => qualname, set_qualname;
    member "ag_running" => running;
    getset "ag_suspended" => suspended;
    getset "ag_frame" => frame;
    getset "ag_await" => delegate;
    getset "ag_code" => code;
    class_method "__class_getitem__" => class_getitem;
};

/// What `asend`, `athrow` and `aclose` give.
pub(crate) const AWAITABLE: &[NativeDef] = natives! {
    slot "__await__" => itself;
    slot "__iter__" => itself;
    slot "__next__" => next;
    method "send" "($self, object, /)" "Sends a value into the generator, as one step of awaiting." => send;
    method "throw" "typ[, val[, tb]], /"
        "Raises an exception where the generator stands, as one step of awaiting." => throw;
    method "close" "($self, /)" "Ends the awaiting; it cannot be awaited again." => close;
};

/// What `anext(iterator, default)` gives: the awaitable of `__anext__()`, ending with the default where
/// the iterator has ended.
pub(crate) const ANEXT: &[NativeDef] = natives! {
    slot "__await__" => itself;
    slot "__iter__" => itself;
    slot "__next__" => anext_next;
    raw method "send" "($self, object, /)" "As send() of the awaitable inside." => anext_send;
    method "throw" "*args" "As throw() of the awaitable inside." => anext_throw;
    method "close" "*args" "As close() of the awaitable inside." => anext_close;
};

pub(crate) const TYPES: &[TypeDef] = &[
    TypeDef {
        weak_refs: true,
        ..TypeDef::new(TypeId::AsyncGenerator, "", &[ASYNC_GENERATOR])
    },
    TypeDef::new(TypeId::AsyncGeneratorAsend, "", &[AWAITABLE]),
    TypeDef::new(TypeId::AsyncGeneratorAthrow, "", &[AWAITABLE]),
    TypeDef::new(TypeId::AnextAwaitable, "", &[ANEXT]),
];

/// `aiter(iterable)`
pub(crate) fn builtin_aiter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(iterator) = vm.call_special(args.get(0), "__aiter__", &[])? else {
        let given = vm.type_name(args.get(0));
        return Err(vm.type_error(format!("'{given}' object is not an async iterable")));
    };
    if vm.has_special(iterator, "__anext__") {
        return Ok(iterator);
    }
    let given = vm.type_name(iterator);
    Err(vm.type_error(format!(
        "aiter() returned not an async iterator of type '{given}'"
    )))
}

/// `anext(iterator[, default])`
pub(crate) fn builtin_anext(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(awaitable) = vm.call_special(args.get(0), "__anext__", &[])? else {
        let given = vm.type_name(args.get(0));
        return Err(vm.type_error(format!("'{given}' object is not an async iterator")));
    };
    Ok(match args.opt(1) {
        Some(default) => vm
            .heap
            .new_object(Rare::AnextDefault { awaitable, default }),
        None => awaitable,
    })
}

/// Calls a method of the awaitable behind an `anext` with a default.
fn anext_step(vm: &mut Vm, args: Args<'_>, method: &str, given: &[Value]) -> Outcome {
    let key = args.this::<RareKey>(vm)?;
    let Rare::AnextDefault { awaitable, default } = vm.heap[key] else {
        return Err(args.wrong_receiver(vm, TypeId::AnextAwaitable));
    };
    let iterator = vm.get_awaitable(awaitable, Awaited::Value)?;
    vm.heap.keep(iterator);
    // A coroutine has no `__next__`.
    let (method, given) = match iterator.as_generator() {
        Some(_) if method == "__next__" => ("send", &[Value::NONE][..]),
        _ => (method, given),
    };
    if args.leave.is_allowed() {
        let name = vm.heap.intern(method);
        let method = vm.getattr(iterator, name)?;
        vm.heap.keep(method);
        let given = vm.heap.new_tuple(given);
        return vm.leave(&ANEXT_STEP, NativeState::of(&[method, given, default]));
    }
    let result = vm.call_method(iterator, method, given);
    anext_ended(vm, result, default)
}

/// A step of an `anext` with a default: `[method, arguments, default]`.
pub(crate) static ANEXT_STEP: NativeStep = NativeStep {
    name: "anext",
    run: |vm, state, resumed| {
        let [method, given, default, ..] = state.values;
        if let Resumed::Start = resumed {
            return Ok(Action::Call(method, vm.heap.tuple_items(given).into()));
        }
        anext_ended(vm, resumed.value(), default).map(Action::Done)
    },
};

/// Where the iterator has ended, the default is what is awaited.
fn anext_ended(vm: &mut Vm, result: Outcome, default: Value) -> Outcome {
    match result {
        Err(fault) if is_raised(&vm.heap, fault, TypeId::StopAsyncIteration) => {
            Err(vm.stop_iteration(default))
        }
        result => result,
    }
}

fn anext_next(vm: &mut Vm, args: Args<'_>) -> Outcome {
    anext_step(vm, args, "__next__", &[])
}

fn anext_send(vm: &mut Vm, args: Args<'_>) -> Outcome {
    anext_step(vm, args, "send", args.pos.get(1..).unwrap_or_default())
}

fn anext_throw(vm: &mut Vm, args: Args<'_>) -> Outcome {
    anext_step(vm, args, "throw", args.pos.get(1..).unwrap_or_default())
}

fn anext_close(vm: &mut Vm, args: Args<'_>) -> Outcome {
    anext_step(vm, args, "close", args.pos.get(1..).unwrap_or_default())
}

fn anext(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    vm.begin_async_generator(key)?;
    Ok(vm.heap.new_object(Rare::AsyncGenSend {
        generator: args.get(0),
        value: Value::NONE,
        state: 0,
    }))
}

fn asend(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    vm.begin_async_generator(key)?;
    Ok(vm.heap.new_object(Rare::AsyncGenSend {
        generator: args.get(0),
        value: args.get(1),
        state: 0,
    }))
}

/// `athrow(type[, value[, traceback]])`: the arguments are checked when it is awaited.
fn athrow(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    vm.begin_async_generator(key)?;
    let given = args.pos.get(1..).unwrap_or_default();
    vm.check_throw("athrow", given)?;
    let given = vm.heap.new_tuple(given);
    Ok(vm.heap.new_object(Rare::AsyncGenThrow {
        generator: args.get(0),
        exc: given,
        state: 0,
    }))
}

fn aclose(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    vm.begin_async_generator(key)?;
    Ok(vm.heap.new_object(Rare::AsyncGenThrow {
        generator: args.get(0),
        exc: Value::NONE,
        state: 0,
    }))
}

fn running(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    Ok(Value::bool(is_async_running(&vm.heap, key)))
}

fn awaitable(vm: &mut Vm, args: Args<'_>) -> Outcome<RareKey> {
    let key = args.this::<RareKey>(vm)?;
    match vm.heap[key] {
        Rare::AsyncGenSend { .. } | Rare::AsyncGenThrow { .. } => Ok(key),
        _ => Err(args.wrong_receiver(vm, TypeId::AsyncGeneratorAsend)),
    }
}

/// One step of either kind of awaitable.
fn step(vm: &mut Vm, key: RareKey, sent: Outcome, leave: Leave) -> Outcome {
    let given = sent.or_else(|fault| fault.exception().ok_or(fault))?;
    if !leave.is_allowed() {
        return vm.awaitable_step(key, sent);
    }
    let mut state = NativeState::of(&[key.into(), given]);
    state.stage = u32::from(sent.is_err());
    vm.leave(&STEP, state)
}

fn next(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = awaitable(vm, args)?;
    step(vm, key, Ok(Value::NONE), args.leave)
}

fn send(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = awaitable(vm, args)?;
    step(vm, key, Ok(args.get(1)), args.leave)
}

fn throw(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = awaitable(vm, args)?;
    let given = args.pos.get(1..).unwrap_or_default();
    vm.check_throw("throw", given)?;
    let exc = vm.thrown_exception(given)?;
    step(vm, key, Err(Fault::Raised(exc)), args.leave)
}

fn close(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = awaitable(vm, args)?;
    if is_closed_awaitable(&vm.heap, key) {
        return Ok(Value::NONE);
    }
    if args.leave.is_allowed() {
        return vm.leave(&CLOSE, NativeState::of(&[key.into()]));
    }
    let exit = Fault::Raised(vm.heap.new_exception(TypeId::GeneratorExit, &[]));
    let result = vm.awaitable_step(key, Err(exit));
    closed(vm, result)
}

/// `close()`: `[awaitable]`; its step is a native of its own.
pub(crate) static CLOSE: NativeStep = NativeStep {
    name: "close",
    run: |vm, state, resumed| {
        if let Resumed::Start = resumed {
            let exit = vm.heap.new_exception(TypeId::GeneratorExit, &[]);
            let awaitable = state.values[0];
            return vm.method_action(awaitable, "throw", &[exit.into()]);
        }
        closed(vm, resumed.value()).map(Action::Done)
    },
};

/// What `close()` gives after such a step.
fn closed(vm: &mut Vm, result: Outcome) -> Outcome {
    match result {
        Ok(_) => Err(vm.runtime_error("coroutine ignored GeneratorExit")),
        Err(fault) => {
            let ended = [
                TypeId::StopIteration,
                TypeId::StopAsyncIteration,
                TypeId::GeneratorExit,
            ];
            if ended
                .into_iter()
                .any(|class| is_raised(&vm.heap, fault, class))
            {
                Ok(Value::NONE)
            } else {
                Err(fault)
            }
        }
    }
}
