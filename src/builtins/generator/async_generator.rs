//! Asynchronous generators and the awaitables that drive them (see `vm::awaitables`).

use super::{
    class_getitem, code, delegate, frame, itself, name, qualname, repr, set_name, set_qualname,
    suspended,
};
use crate::code::Awaited;
use crate::object::Rare;
use crate::value::{GeneratorKey, RareKey, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::generator::awaitables::{is_async_running, is_closed_awaitable};
use crate::vm::{Args, Fault, NativeDef, Outcome, TypeDef, Vm, natives};

pub(crate) const ASYNC_GENERATOR: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    slot "__aiter__" => itself;
    slot "__anext__" => anext;
    method "asend" "($self, object, /)" "Sends a value into the generator; to be awaited." => asend;
    raw method "athrow" "typ[, val[, tb]], /"
        "Raises an exception where the generator stands; to be awaited." => athrow;
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

/// Runs a step of the awaitable behind an `anext` with a default.
fn anext_step(
    vm: &mut Vm,
    args: Args<'_>,
    step: impl FnOnce(&mut Vm, Value, &[Value]) -> Outcome,
) -> Outcome {
    let key = args.this::<RareKey>(vm)?;
    let Rare::AnextDefault { awaitable, default } = vm.heap[key] else {
        return Err(args.wrong_receiver(vm, TypeId::AnextAwaitable));
    };
    let iterator = vm.get_awaitable(awaitable, Awaited::Value)?;
    vm.heap.keep(iterator);
    match step(vm, iterator, args.pos.get(1..).unwrap_or_default()) {
        Err(fault) if is_raised(&vm.heap, fault, TypeId::StopAsyncIteration) => {
            Err(vm.stop_iteration(default))
        }
        result => result,
    }
}

fn anext_next(vm: &mut Vm, args: Args<'_>) -> Outcome {
    anext_step(vm, args, |vm, iterator, _| {
        // A coroutine has no `__next__`.
        match iterator.as_generator() {
            Some(_) => vm.call_method(iterator, "send", &[Value::NONE]),
            None => vm.call_method(iterator, "__next__", &[]),
        }
    })
}

fn anext_send(vm: &mut Vm, args: Args<'_>) -> Outcome {
    anext_step(vm, args, |vm, iterator, given| {
        vm.call_method(iterator, "send", given)
    })
}

fn anext_throw(vm: &mut Vm, args: Args<'_>) -> Outcome {
    anext_step(vm, args, |vm, iterator, given| {
        vm.call_method(iterator, "throw", given)
    })
}

fn anext_close(vm: &mut Vm, args: Args<'_>) -> Outcome {
    anext_step(vm, args, |vm, iterator, given| {
        vm.call_method(iterator, "close", given)
    })
}

fn anext(vm: &mut Vm, args: Args<'_>) -> Outcome {
    args.this::<GeneratorKey>(vm)?;
    Ok(vm.heap.new_object(Rare::AsyncGenSend {
        generator: args.get(0),
        value: Value::NONE,
        state: 0,
    }))
}

fn asend(vm: &mut Vm, args: Args<'_>) -> Outcome {
    args.this::<GeneratorKey>(vm)?;
    Ok(vm.heap.new_object(Rare::AsyncGenSend {
        generator: args.get(0),
        value: args.get(1),
        state: 0,
    }))
}

/// `athrow(type[, value[, traceback]])`: the arguments are checked when it is awaited.
fn athrow(vm: &mut Vm, args: Args<'_>) -> Outcome {
    args.this::<GeneratorKey>(vm)?;
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
    args.this::<GeneratorKey>(vm)?;
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
fn step(vm: &mut Vm, key: RareKey, sent: Result<Value, Fault>) -> Outcome {
    match vm.heap[key] {
        Rare::AsyncGenSend { .. } => vm.asend_step(key, sent),
        _ => vm.athrow_step(key, sent),
    }
}

fn next(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = awaitable(vm, args)?;
    step(vm, key, Ok(Value::NONE))
}

fn send(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = awaitable(vm, args)?;
    step(vm, key, Ok(args.get(1)))
}

fn throw(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = awaitable(vm, args)?;
    let given = args.pos.get(1..).unwrap_or_default();
    vm.check_throw("throw", given)?;
    let exc = vm.thrown_exception(given)?;
    step(vm, key, Err(Fault::Raised(exc)))
}

fn close(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = awaitable(vm, args)?;
    if is_closed_awaitable(&vm.heap, key) {
        return Ok(Value::NONE);
    }
    let exit = Fault::Raised(vm.heap.new_exception(TypeId::GeneratorExit, &[]));
    match step(vm, key, Err(exit)) {
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
