//! Between the evaluator's [`Fault`] and the host's [`Error`], both ways.

use std::sync::Arc;

use super::Object;
use super::error::{Error, ErrorKind, HostError, Limit};
use crate::value::{ExceptionKey, TypeId, Value};
use crate::vm::{Fault, Trap, Vm};

/// How far the causes of an exception are searched for an error of the host.
const CAUSES: usize = 32;

/// What the host gets to see of a fault.
pub(crate) fn to_error(vm: &mut Vm, fault: Fault) -> Error {
    match fault {
        Fault::Raised(exc) => exception_error(vm, exc),
        Fault::Trap(trap) => trap_error(vm, trap),
    }
}

fn trap_error(vm: &mut Vm, trap: Trap) -> Error {
    let limit = match trap {
        Trap::Fuel => Limit::Fuel,
        Trap::Memory => Limit::HeapBytes,
        Trap::Output => Limit::OutputBytes,
        Trap::Time => Limit::WallTime,
        Trap::IntegerBits => Limit::IntegerBits,
        Trap::Interrupt => return Error::interrupted(),
        // A run that stands still is no error: whoever runs it looks for that first.
        Trap::Invalid | Trap::Stopped => {
            return Error::new(ErrorKind::Code, "the code did what verified code cannot do");
        }
        Trap::HostPanic => {
            let message = vm.host_panic.take().unwrap_or_else(|| "panic".to_owned());
            return Error::new(
                ErrorKind::Panic,
                format!("a callback of the host panicked: {message}"),
            );
        }
    };
    Error::new(ErrorKind::Limit(limit), limit.to_string())
}

fn exception_error(vm: &mut Vm, exc: ExceptionKey) -> Error {
    vm.keep(exc.into());
    let class = vm.heap[exc].class;
    let name = vm.class_name(class);
    let ty = vm.layout_of_class(class);
    let message = vm
        .str_of(exc.into())
        .unwrap_or_else(|_| "<exception str() failed>".to_owned());
    let mut error = Error::new(ErrorKind::Exception, message);
    let place = last_place(vm, exc);
    let traceback = vm.format_exception(exc);
    let source = host_error(vm, exc);
    let exception = Object::new(vm.host_roots.root(exc.into()));
    let inner = error.inner_mut();
    inner.class = Some((name, ty));
    inner.traceback = Some(traceback);
    inner.source = source;
    inner.exception = Some(exception);
    if let Some((file, line)) = place {
        inner.file = Some(file);
        inner.line = Some(line);
    }
    error
}

/// File and line of the innermost frame of the traceback.
fn last_place(vm: &Vm, exc: ExceptionKey) -> Option<(Arc<str>, u32)> {
    let mut entry = vm.heap[exc].traceback?;
    while let Some(next) = vm.heap[entry].next {
        entry = next;
    }
    let traceback = vm.heap[entry];
    let code = vm.heap[traceback.frame].code;
    Some((Arc::clone(&vm.heap[code].code.filename), traceback.line))
}

/// The error of the host that an exception, or one that caused it, was made from.
fn host_error(vm: &Vm, exc: ExceptionKey) -> Option<HostError> {
    if vm.host_errors.is_empty() {
        return None;
    }
    let mut current = Some(exc);
    for _ in 0..CAUSES {
        let key = current?;
        if let Some((_, error)) = vm.host_errors.iter().find(|(of, _)| *of == key) {
            return Some(Arc::clone(error));
        }
        let exception = &vm.heap[key];
        current = exception
            .cause
            .as_exception()
            .or_else(|| exception.context.as_exception());
    }
    None
}

/// What scripts get to see of an error of the host.
pub(crate) fn to_fault(vm: &mut Vm, error: Error) -> Fault {
    let inner = error.inner();
    match inner.kind {
        ErrorKind::Limit(limit) => match limit {
            Limit::Fuel => return Trap::Fuel.into(),
            Limit::HeapBytes => return Trap::Memory.into(),
            Limit::WallTime => return Trap::Time.into(),
            Limit::OutputBytes => return Trap::Output.into(),
            Limit::IntegerBits => return Trap::IntegerBits.into(),
            Limit::SourceBytes => {}
        },
        ErrorKind::Interrupted => return Trap::Interrupt.into(),
        ErrorKind::Panic => {
            vm.host_panic = Some(inner.message.clone());
            return Trap::HostPanic.into();
        }
        _ => {}
    }
    if let Some(object) = &inner.exception
        && let Ok(Some(exc)) = object.raw(vm).map(Value::as_exception)
    {
        return Fault::Raised(exc);
    }
    let class = match (inner.kind, &inner.class) {
        (_, Some((_, ty))) => *ty,
        (ErrorKind::Convert, None) => TypeId::TypeError,
        (ErrorKind::NotFound, None) => TypeId::LookupError,
        (_, None) => TypeId::RuntimeError,
    };
    let text = if inner.class.is_some() {
        inner.message.clone()
    } else {
        error.to_string()
    };
    let fault = vm.raise(class, &text);
    if let Fault::Raised(exc) = fault {
        remember(vm, exc, error);
    }
    fault
}

/// Notes which error of the host an exception stands for.
fn remember(vm: &mut Vm, exc: ExceptionKey, mut error: Error) {
    let source: HostError = match error.inner_mut().source.take() {
        Some(source) => source,
        None if error.kind() == ErrorKind::Exception => return,
        None => Arc::new(error),
    };
    if vm.host_errors.len() >= 64 {
        let heap = &vm.heap;
        vm.host_errors
            .retain(|(exc, _)| heap.contains((*exc).into()));
    }
    vm.host_errors.push((exc, source));
}
