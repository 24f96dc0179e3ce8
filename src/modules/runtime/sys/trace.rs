//! `sys.settrace` and `sys.setprofile`: a script's own functions are told what frames do.
//!
//! Input: the events of the observed eval loop ([`Seen`]). Output: calls of the trace function for each frame that
//! begins or goes on, and of the frame's `f_trace` for what happens in it, with CPython's events and arguments; calls of
//! the profile function for calls and results, those of built-in functions included.
//! Invariant: a function that fails is dropped, and its exception is raised where the traced frame stands.

use crate::value::{FrameKey, Value};
use crate::vm::{Args, Listener, Outcome, Seen, Vm};

/// `sys.settrace(function)`
pub(in crate::modules) fn set(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let function = args.get(0);
    vm.set_listener(
        Listener::Tracer,
        (!function.is_none()).then_some((tell, function)),
    );
    Ok(Value::NONE)
}

/// `sys.gettrace()`
pub(in crate::modules) fn get(vm: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(vm.listening_function(Listener::Tracer))
}

/// `sys.setprofile(function)`
pub(in crate::modules) fn set_profile(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let function = args.get(0);
    vm.set_listener(
        Listener::Profiler,
        (!function.is_none()).then_some((profile, function)),
    );
    Ok(Value::NONE)
}

/// `sys.getprofile()`
pub(in crate::modules) fn get_profile(vm: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(vm.listening_function(Listener::Profiler))
}

/// Tells the script's profile function of one event in the top frame.
fn profile(vm: &mut Vm, seen: Seen) -> Outcome<()> {
    let (event, argument) = match seen {
        Seen::Call | Seen::Resume => ("call", Value::NONE),
        Seen::Return(value) | Seen::Yield(value) => ("return", value),
        Seen::Unwind => ("return", Value::NONE),
        Seen::NativeCall(native) => ("c_call", native),
        Seen::NativeReturn(native) => ("c_return", native),
        Seen::NativeRaise(native) => ("c_exception", native),
        Seen::Line | Seen::Raise(_) | Seen::CellWrite(..) | Seen::Function(_) => return Ok(()),
    };
    let Some(frame) = vm.current_frame_object(0) else {
        return Ok(());
    };
    let function = vm.listening_function(Listener::Profiler);
    vm.heap.keep(argument);
    let event = vm.heap.intern(event);
    match vm.call(function, &[frame.into(), event, argument]) {
        Ok(_) => Ok(()),
        Err(fault) => {
            vm.set_listener(Listener::Profiler, None);
            Err(fault)
        }
    }
}

/// Tells the script's function of one event in the top frame.
fn tell(vm: &mut Vm, seen: Seen) -> Outcome<()> {
    let Some(frame) = vm.current_frame_object(0) else {
        return Ok(());
    };
    let begins = matches!(seen, Seen::Call | Seen::Resume);
    let function = match begins {
        true => vm.listening_function(Listener::Tracer),
        false => vm.heap[frame].trace,
    };
    if function.is_none() {
        return Ok(());
    }
    let Some((event, argument)) = described(vm, frame, seen) else {
        return Ok(());
    };
    vm.heap.keep(argument);
    let event = vm.heap.intern(event);
    match vm.call(function, &[frame.into(), event, argument]) {
        Ok(next) if next.is_none() => Ok(()),
        Ok(next) => {
            vm.heap[frame].trace = next;
            Ok(())
        }
        Err(fault) => {
            vm.set_listener(Listener::Tracer, None);
            vm.heap[frame].trace = Value::NONE;
            Err(fault)
        }
    }
}

/// The name of an event and its argument; `None`: CPython has no such event, or the frame does not want it.
fn described(vm: &mut Vm, frame: FrameKey, seen: Seen) -> Option<(&'static str, Value)> {
    Some(match seen {
        Seen::Call | Seen::Resume => ("call", Value::NONE),
        Seen::Line => {
            if !vm.heap[frame].trace_lines {
                return None;
            }
            ("line", Value::NONE)
        }
        Seen::Return(value) | Seen::Yield(value) => ("return", value),
        Seen::Unwind => ("return", Value::NONE),
        Seen::Raise(exc) => {
            let class = vm.heap[exc].class;
            let traceback = vm.heap[exc].traceback.map_or(Value::NONE, Value::from);
            (
                "exception",
                vm.heap.new_tuple(&[class, exc.into(), traceback]),
            )
        }
        Seen::CellWrite(..)
        | Seen::Function(_)
        | Seen::NativeCall(_)
        | Seen::NativeReturn(_)
        | Seen::NativeRaise(_) => return None,
    })
}
