//! Methods and attributes of generators and coroutines.
//!
//! Both are one kind of object ([`crate::object::Generator`]); the tables differ in names only. Running
//! them is the evaluator's (`Vm::resume_generator`).

pub(crate) mod async_generator;
pub(crate) mod host_wait;

use crate::heap::Alloc;
use crate::object::{FrameObject, FrameState, GeneratorKind, GeneratorState, Rare};
use crate::value::{GeneratorKey, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::generator::generator_delegate;
use crate::vm::{
    Action, Args, Fault, GenStep, Leave, NativeDef, NativeState, NativeStep, Outcome, Resumed,
    TypeDef, Vm, natives,
};

pub(crate) const GENERATOR: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    slot "__iter__" => itself;
    slot "__next__" => next;
    method "send" "($self, object, /)" "Sends a value into the generator; gives the next one that it yields." => send;
    method "throw" "typ[, val[, tb]], /"
        "Raises an exception inside the generator; gives the next value that it yields." => throw;
    method "close" "($self, /)" "Raises GeneratorExit inside the generator, so that it ends." => close;
    slot "__del__" => finalize;
    getset "__name__" => name, set_name;
    getset "__qualname__" => qualname, set_qualname;
    getset "gi_running" => running;
    getset "gi_suspended" => suspended;
    getset "gi_frame" => frame;
    getset "gi_yieldfrom" => delegate;
    getset "gi_code" => code;
    class_method "__class_getitem__" => class_getitem;
};

pub(crate) const COROUTINE: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    slot "__await__" => coroutine_await;
    method "send" "($self, object, /)" "Sends a value into coroutine code, up to where it is suspended again." => send;
    method "throw" "typ[, val[, tb]], /" "Raises an exception in coroutine code, where it is suspended." => throw;
    method "close" "($self, /)" "Raises GeneratorExit inside coroutine code, so that it ends." => close;
    slot "__del__" => finalize;
    getset "__name__" "The name of the coroutine." => name, set_name;
    getset "__qualname__" "The dotted name of the coroutine." => qualname, set_qualname;
    getset "cr_running" => running;
    getset "cr_suspended" => suspended;
    getset "cr_frame" => frame;
    getset "cr_await" => delegate;
    getset "cr_code" => code;
    member "cr_origin" => none;
    class_method "__class_getitem__" => class_getitem;
};

/// The iterator that `coroutine.__await__()` gives.
pub(crate) const COROUTINE_WRAPPER: &[NativeDef] = natives! {
    slot "__iter__" => itself;
    slot "__next__" => wrapper_next;
    method "send" "($self, object, /)" "As send() of the coroutine." => wrapper_send;
    method "throw" "typ[, val[, tb]], /" "As throw() of the coroutine." => wrapper_throw;
    method "close" "($self, /)" "As close() of the coroutine." => wrapper_close;
};

pub(crate) const TYPES: &[TypeDef] = &[
    TypeDef {
        weak_refs: true,
        ..TypeDef::new(TypeId::Generator, "", &[GENERATOR])
    },
    TypeDef {
        weak_refs: true,
        ..TypeDef::new(TypeId::Coroutine, "", &[COROUTINE])
    },
    TypeDef::new(TypeId::CoroutineWrapper, "", &[COROUTINE_WRAPPER]),
];

pub(super) fn itself(_: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(args.get(0))
}

fn none(_: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

fn next(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    resume(vm, key, Value::NONE, args.leave)
}

fn send(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    send_to(vm, key, args.get(1), args.leave)
}

/// `generator.send(value)`
fn send_to(vm: &mut Vm, key: GeneratorKey, value: Value, leave: Leave) -> Outcome {
    let kind = vm.heap[key].kind;
    if vm.heap[key].state == GeneratorState::Created && !value.is_none() {
        let what = match kind {
            GeneratorKind::Generator => "generator",
            GeneratorKind::Coroutine => "coroutine",
            GeneratorKind::AsyncGenerator => "async generator",
        };
        return Err(vm.type_error(format!(
            "can't send non-None value to a just-started {what}"
        )));
    }
    refuse_closed_coroutine(vm, key)?;
    resume(vm, key, value, leave)
}

/// Resumes a generator with a value.
fn resume(vm: &mut Vm, key: GeneratorKey, value: Value, leave: Leave) -> Outcome {
    if leave.is_allowed() && vm.heap[key].state.is_resumable() {
        return vm.leave(&SEND, NativeState::of(&[key.into(), value]));
    }
    let step = vm.resume_generator(key, Ok(value));
    finish(vm, step)
}

/// `send()`: `[generator, value]`.
pub(crate) static SEND: NativeStep = NativeStep {
    name: "send",
    run: |vm, state, resumed| match (resumed, state.values[0].as_generator()) {
        (Resumed::Start, Some(key)) => Ok(Action::Resume(key, Ok(state.values[1]))),
        (resumed, _) => finish_left(vm, resumed),
    },
};

/// `throw()`: `[generator, exception, arguments]`.
pub(crate) static THROW: NativeStep = NativeStep {
    name: "throw",
    run: |vm, state, resumed| {
        let [generator, exc, given, ..] = state.values;
        match (resumed, generator.as_generator(), exc.as_exception()) {
            (Resumed::Start, Some(key), Some(exc)) => {
                Ok(Action::Throw(key, Fault::Raised(exc), given))
            }
            (resumed, ..) => finish_left(vm, resumed),
        }
    },
};

/// `close()` of a suspended generator: `[generator]`.
pub(crate) static CLOSE: NativeStep = NativeStep {
    name: "close",
    run: |vm, state, resumed| {
        let Some(key) = state.values[0].as_generator() else {
            return Err(vm.bad_operand());
        };
        if let Resumed::Start = resumed {
            let exit = vm.heap.new_exception(TypeId::GeneratorExit, &[]);
            return Ok(Action::Resume(key, Err(Fault::Raised(exit))));
        }
        closed(vm, key, resumed.step()).map(Action::Done)
    },
};

/// As [`finish`], for a native that has left.
fn finish_left(vm: &mut Vm, resumed: Resumed) -> Outcome<Action> {
    finish(vm, resumed.step()).map(Action::Done)
}

fn refuse_closed_coroutine(vm: &mut Vm, key: GeneratorKey) -> Outcome<()> {
    if vm.heap[key].kind == GeneratorKind::Coroutine && vm.heap[key].state == GeneratorState::Closed
    {
        return Err(vm.runtime_error("cannot reuse already awaited coroutine"));
    }
    Ok(())
}

/// A yielded value as it is; the end as a StopIteration.
fn finish(vm: &mut Vm, step: Outcome<GenStep>) -> Outcome {
    match step? {
        GenStep::Yielded(value) => Ok(value),
        GenStep::Returned(value) => Err(vm.stop_iteration(value)),
    }
}

fn throw(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    throw_to(vm, key, args)
}

/// `generator.throw(type[, value[, traceback]])`
fn throw_to(vm: &mut Vm, key: GeneratorKey, args: Args<'_>) -> Outcome {
    let given = args.pos.get(1..).unwrap_or_default();
    vm.check_throw("throw", given)?;
    if vm.heap[key].kind == GeneratorKind::Coroutine && vm.heap[key].state == GeneratorState::Closed
    {
        // A wrong argument is the first that is refused.
        vm.thrown_exception(given)?;
        refuse_closed_coroutine(vm, key)?;
    }
    if args.leave.is_allowed() && vm.heap[key].state.is_resumable() {
        let fault = vm.thrown_fault(key, given)?;
        let exc = fault.exception().ok_or(fault)?;
        vm.heap.keep(exc);
        let given = vm.heap.new_tuple(given);
        return vm.leave(&THROW, NativeState::of(&[key.into(), exc, given]));
    }
    let step = vm.throw_given(key, given);
    finish(vm, step)
}

fn close(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    close_it(vm, key, args.leave)
}

/// `__del__`: what is left is closed; what that raises is told to nobody's caller.
pub(super) fn finalize(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    if let Err(fault) = vm.close_generator(key) {
        vm.report_unraisable(fault, "closing generator", key.into())?;
    }
    Ok(Value::NONE)
}

/// `generator.close()`: the value that the generator returns, if it does so when it is closed.
fn close_it(vm: &mut Vm, key: GeneratorKey, leave: Leave) -> Outcome {
    if vm.heap[key].state != GeneratorState::Suspended {
        vm.close_generator(key)?;
        return Ok(Value::NONE);
    }
    if vm.drop_suspended(key)? {
        return Ok(Value::NONE);
    }
    if leave.is_allowed() {
        return vm.leave(&CLOSE, NativeState::of(&[key.into()]));
    }
    let exit = Fault::Raised(vm.heap.new_exception(TypeId::GeneratorExit, &[]));
    let step = vm.resume_generator(key, Err(exit));
    closed(vm, key, step)
}

/// What `close()` gives, after the generator has got a GeneratorExit.
fn closed(vm: &mut Vm, key: GeneratorKey, step: Outcome<GenStep>) -> Outcome {
    match step {
        Ok(GenStep::Yielded(_)) => Err(vm.ignored_exit(key)),
        Ok(GenStep::Returned(value)) => Ok(value),
        Err(fault) if is_raised(&vm.heap, fault, TypeId::GeneratorExit) => Ok(Value::NONE),
        Err(fault) => Err(fault),
    }
}

pub(super) fn name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    Ok(vm.heap.generator_name(key))
}

pub(super) fn set_name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    if vm.heap.as_text(args.get(1)).is_none() {
        return Err(vm.type_error("__name__ must be set to a string object"));
    }
    vm.heap[key].name = args.get(1);
    Ok(Value::NONE)
}

pub(super) fn qualname(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    Ok(vm.heap.generator_qualname(key))
}

pub(super) fn set_qualname(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    if vm.heap.as_text(args.get(1)).is_none() {
        return Err(vm.type_error("__qualname__ must be set to a string object"));
    }
    vm.heap[key].qualname = args.get(1);
    Ok(Value::NONE)
}

/// `<generator object name at 0x..>`
pub(super) fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    let kind = vm.type_name(args.get(0));
    let name = vm.heap.generator_qualname(key);
    let name = vm.heap.text(name).to_owned();
    let address = args.get(0).address();
    Ok(vm
        .heap
        .new_string(format!("<{kind} object {name} at {address:#x}>")))
}

fn running(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    Ok(Value::bool(vm.heap[key].state == GeneratorState::Running))
}

pub(super) fn suspended(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    Ok(Value::bool(vm.heap[key].state == GeneratorState::Suspended))
}

/// The frame object, made on first use; None once the generator is done.
pub(super) fn frame(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    if vm.heap[key].state == GeneratorState::Running {
        let depth = vm
            .frames
            .iter()
            .rposition(|frame| frame.ret.generator() == Some(key));
        return Ok(depth.map_or(Value::NONE, |depth| vm.frame_object(depth).into()));
    }
    let Some(saved) = &vm.heap[key].frame else {
        return Ok(Value::NONE);
    };
    if let Some(object) = saved.object {
        return Ok(object.into());
    }
    let object = FrameObject {
        code: vm.heap[key].code,
        globals: saved.globals,
        namespace: saved.namespace,
        state: FrameState::Suspended { generator: key },
        pc: saved.pc,
        back: None,
        extra_locals: Value::UNBOUND,
        trace: Value::NONE,
        trace_lines: true,
        trace_opcodes: false,
    };
    let object = vm.heap.alloc(object);
    if let Some(saved) = &mut vm.heap[key].frame {
        saved.object = Some(object);
    }
    Ok(object.into())
}

pub(super) fn delegate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    let delegate = generator_delegate(&vm.heap, key).map_or(Value::NONE, |(delegate, ..)| delegate);
    vm.disown(delegate);
    Ok(delegate)
}

pub(super) fn code(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<GeneratorKey>(vm)?;
    Ok(vm.heap[key].code.into())
}

pub(crate) fn class_getitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let item = args.get(1);
    let items = if item.as_tuple().is_some() {
        item
    } else {
        vm.heap.new_tuple(&[item])
    };
    Ok(vm.heap.new_object(Rare::GenericAlias {
        origin: args.get(0),
        args: items,
        starred: false,
    }))
}

fn coroutine_await(vm: &mut Vm, args: Args<'_>) -> Outcome {
    args.this::<GeneratorKey>(vm)?;
    Ok(vm.heap.new_object(Rare::CoroutineWrapper {
        coroutine: args.get(0),
    }))
}

/// The coroutine behind a wrapper.
fn wrapped(vm: &mut Vm, args: Args<'_>) -> Outcome<GeneratorKey> {
    args.this_with(vm, TypeId::CoroutineWrapper, |vm, value| {
        match vm.heap[value.as_rare()?] {
            Rare::CoroutineWrapper { coroutine } => coroutine.as_generator(),
            _ => None,
        }
    })
}

fn wrapper_next(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = wrapped(vm, args)?;
    send_to(vm, key, Value::NONE, args.leave)
}

fn wrapper_send(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = wrapped(vm, args)?;
    send_to(vm, key, args.get(1), args.leave)
}

fn wrapper_throw(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = wrapped(vm, args)?;
    throw_to(vm, key, args)
}

fn wrapper_close(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = wrapped(vm, args)?;
    close_it(vm, key, args.leave)
}
