//! Between the evaluator's [`Fault`] and the host's [`Error`], both ways.

use std::io;
use std::sync::Arc;

use super::{Error, ErrorKind, Exceeded, HostError, Limit, SourceText, TraceFrame};
use crate::code::{CodeObject, CodeParts, Position};
use crate::embed::{Limits, Object};
use crate::source::Span;
use crate::text::surrogates;
use crate::value::{ExceptionKey, TypeId, Value as VmValue};
use crate::vm::{Fault, Frame, Looking, Trap, Vm};

/// How far the causes of an exception are searched for an error of the host.
const CAUSES: usize = 32;
/// How the message of a panic begins.
const PANICKED: &str = "a callback of the host panicked: ";
/// How many exceptions of a chain become errors; the traceback shows all of them.
const CHAIN: usize = 16;

/// What the host gets to see of a fault.
pub(crate) fn to_error(vm: &mut Vm, fault: Fault) -> Error {
    match fault {
        Fault::Raised(exc) => exception_error(vm, exc),
        Fault::Trap(trap) => trap_error(vm, trap),
    }
}

/// The traps of limits.
const LIMITS: [(Trap, Limit); 6] = [
    (Trap::Fuel, Limit::Fuel),
    (Trap::Memory, Limit::HeapBytes),
    (Trap::Output, Limit::OutputBytes),
    (Trap::Time, Limit::WallTime),
    (Trap::IntegerBits, Limit::IntegerBits),
    (Trap::Source, Limit::SourceBytes),
];

fn trap_error(vm: &mut Vm, trap: Trap) -> Error {
    if let Some((_, limit)) = LIMITS.iter().find(|(other, _)| *other == trap) {
        let limits = Arc::clone(vm.host.limits()).downcast::<Limits>();
        let limits = limits.unwrap_or_default();
        let asked = match limit {
            Limit::Fuel => vm.budget.owed(),
            Limit::OutputBytes => vm.streams.take_refused(),
            _ => vm.ending.take_asked(),
        };
        let exceeded = Exceeded {
            limit: *limit,
            asked,
            limits: &limits,
        };
        return placed(vm, Error::limit(&exceeded));
    }
    match trap {
        Trap::Interrupt => placed(vm, Error::interrupted()),
        Trap::HostPanic => {
            let message = vm.ending.take_panic();
            let message = format!("{PANICKED}{message}");
            placed(vm, Error::new(ErrorKind::Panic, message))
        }
        // A run that was stopped is not an error: its caller checks for that first.
        _ => Error::new(
            ErrorKind::Code,
            "internal error: verified code broke an invariant",
        ),
    }
}

/// The error with the place where the run that it ended stood.
fn placed(vm: &mut Vm, mut error: Error) -> Error {
    let places = vm.ending.take_places();
    let Some((code, at)) = places.last() else {
        return error;
    };
    let traceback = vm.format_places(&places, &error.to_string());
    let excerpt = vm.excerpt(code, *at, 0);
    let mut starts = Vec::new();
    let frames = places
        .iter()
        .map(|(code, at)| trace_frame(vm, code, *at, &mut starts))
        .collect();
    let inner = error.inner_mut();
    inner.traceback = Some(traceback);
    inner.excerpt = excerpt;
    inner.places = places;
    set_frames(vm, &mut error, frames);
    error
}

/// Fills in the entries of the traceback, and the place of the innermost.
fn set_frames(vm: &Vm, error: &mut Error, frames: Vec<TraceFrame>) {
    let inner = error.inner_mut();
    if let Some(last) = frames.last() {
        inner.text = vm.sources.get(&last.file).map(|text| SourceText {
            name: Arc::clone(&last.file),
            text: Arc::clone(text),
        });
        inner.file = Some(Arc::clone(&last.file));
        inner.line = Some(last.line);
        inner.span = last.span;
    }
    inner.frames = frames;
}

/// The error for an exception, with its chain of causes.
fn exception_error(vm: &mut Vm, exc: ExceptionKey) -> Error {
    let mut seen = vec![exc];
    while seen.len() < CHAIN
        && let Some(next) = shown_cause(vm, seen[seen.len() - 1])
        && !seen.contains(&next)
    {
        seen.push(next);
    }
    for exc in &seen {
        vm.heap.keep((*exc).into());
    }
    // What the newest shows comes first, in case that there is not room for all.
    let mut looking = Looking::new(vm);
    let mut errors = Vec::with_capacity(seen.len());
    for exc in seen {
        errors.push(single_error(vm, exc, &mut looking));
    }
    let mut cause = None;
    while let Some(mut error) = errors.pop() {
        error.inner_mut().cause = cause;
        if errors.is_empty() {
            return error;
        }
        cause = Some(error);
    }
    single_error(vm, exc, &mut looking)
}

/// The exception that CPython would show above this one.
fn shown_cause(vm: &Vm, exc: ExceptionKey) -> Option<ExceptionKey> {
    let exception = &vm.heap[exc];
    let context = || (!exception.suppress_context).then(|| exception.context.as_exception());
    exception
        .cause
        .as_exception()
        .or_else(|| context().flatten())
}

/// The error for one exception, without those that caused it.
fn single_error(vm: &mut Vm, exc: ExceptionKey, looking: &mut Looking) -> Error {
    vm.heap.keep(exc.into());
    let class = vm.heap[exc].class;
    let name = vm.heap.class_name(class);
    let ty = vm.heap.layout_of_class(class);
    let bases = match class.as_class() {
        Some(_) => vm
            .heap
            .mro(class)
            .iter()
            .filter_map(|base| base.as_builtin_type())
            .collect(),
        None => Vec::new(),
    };
    let mark = vm.heap.mark();
    let message = vm.str_of(exc.into());
    vm.heap.release(mark);
    let message = looking.message_or(vm, message, "<exception str() failed>");
    let message = surrogates::shown_string(message);
    let mut error = Error::new(ErrorKind::Exception, message);
    let frames = trace_frames(vm, exc, looking);
    let last = vm.heap.last_traceback(vm.heap[exc].traceback);
    let excerpt = last.and_then(|entry| vm.entry_excerpt(entry));
    let hint = vm.hint(exc, vm.heap[exc].traceback);
    let mut traceback = vm.format_exception(exc, looking);
    if let Some(cut) = looking.cut() {
        let message = looking.last_line(&error.inner().message);
        let colon = if message.is_empty() { "" } else { ": " };
        traceback.push_str(&format!("{cut}{name}{colon}{message}\n"));
    }
    let source = host_error(vm, exc);
    let exception = Object::new(vm.host.roots.root(exc.into()));
    let inner = error.inner_mut();
    inner.class = Some((name, ty));
    inner.bases = bases;
    inner.traceback = Some(surrogates::shown_string(traceback));
    inner.source = source;
    inner.exception = Some(exception);
    inner.excerpt = excerpt;
    let hint = hint.trim_start_matches(['.', ' ']);
    inner.hint = (!hint.is_empty()).then(|| hint.to_owned());
    set_frames(vm, &mut error, frames);
    error
}

/// The entries of a traceback as data.
fn trace_frames(vm: &Vm, exc: ExceptionKey, looking: &mut Looking) -> Vec<TraceFrame> {
    let mut frames = Vec::new();
    let mut starts = Vec::new();
    let mut at = vm.heap[exc].traceback;
    while let Some(key) = at
        && looking.frames > 0
    {
        looking.frames -= 1;
        let entry = vm.heap[key];
        at = entry.next;
        let code = &vm.heap[vm.heap[entry.frame].code].code;
        let mut frame = trace_frame(vm, code, entry.pc, &mut starts);
        frame.line = entry.line;
        frames.push(frame);
    }
    frames
}

/// The entry for an instruction.
fn trace_frame(vm: &Vm, code: &CodeObject, at: u32, starts: &mut Vec<Starts>) -> TraceFrame {
    let position = code.positions.get(at as usize).copied().unwrap_or_default();
    let text = vm.sources.get(&code.filename);
    TraceFrame {
        file: Arc::clone(&code.filename),
        line: position.line,
        function: Arc::clone(&code.name),
        span: text
            .filter(|_| position.line > 0)
            .and_then(|text| span(&code.filename, text, position, starts)),
    }
}

/// Where the lines of one source begin.
struct Starts(Arc<str>, Vec<usize>);

/// The bytes of a source that a position is about; `known` remembers where its lines begin.
fn span(file: &Arc<str>, text: &str, position: Position, known: &mut Vec<Starts>) -> Option<Span> {
    let index = known
        .iter()
        .position(|starts| Arc::ptr_eq(&starts.0, file))
        .unwrap_or_else(|| {
            let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            let starts = std::iter::once(0)
                .chain(breaks.map(|(at, _)| at + 1))
                .collect();
            known.push(Starts(Arc::clone(file), starts));
            known.len() - 1
        });
    let starts = &known[index].1;
    let at = |line: u32, column: u32| {
        let start = starts.get((line as usize).checked_sub(1)?)?;
        let at = start + column as usize;
        (at <= text.len()).then_some(at as u32)
    };
    Some(Span {
        start: at(position.line, position.col)?,
        end: at(position.end_line, position.end_col)?,
    })
}

/// The error of the host that an exception, or one that caused it, was made from.
fn host_error(vm: &Vm, exc: ExceptionKey) -> Option<HostError> {
    let mut current = Some(exc);
    for _ in 0..CAUSES {
        let key = current?;
        if let Some(error) = vm.host.error_of(key) {
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

/// What scripts get to see of an error of the host. An exception that came out of a script goes on as itself;
/// one that the host has wrapped in an error of its own is the cause of the exception for that error.
pub(crate) fn to_fault(vm: &mut Vm, error: Error) -> Fault {
    if let Some(fault) = own_fault(vm, &error) {
        return fault;
    }
    let mut wrapped = None;
    let mut inner = std::error::Error::source(&error);
    for _ in 0..CAUSES {
        let Some(source) = inner else { break };
        if let Some(own) = source.downcast_ref::<Error>() {
            match own_fault(vm, own) {
                Some(Fault::Raised(exc)) => wrapped = Some(exc),
                // A limit stays one, however it is dressed.
                Some(trap) => return trap,
                None => {}
            }
            break;
        }
        inner = source.source();
    }
    let inner = error.inner();
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
    let fault = match system_error(&error) {
        Some(system) => raise_system_error(vm, system),
        None => raise_of_module(vm, &error).unwrap_or_else(|| vm.raise(class, &text)),
    };
    if let Fault::Raised(exc) = fault {
        if let Some(wrapped) = wrapped {
            vm.heap[exc].cause = wrapped.into();
            vm.heap[exc].suppress_context = true;
            vm.heap.link_context(exc, wrapped.into());
        }
        remember(vm, exc, error);
    }
    fault
}

/// Raises the exception of a class that a module defines, if the error names one.
fn raise_of_module(vm: &mut Vm, error: &Error) -> Option<Fault> {
    let (name, _) = error.inner().class.as_ref()?;
    let (module, class) = name.rsplit_once('.')?;
    let dict = vm.names.module_dict(&mut vm.heap, module)?;
    let class = vm.heap.intern(class);
    let class = vm.heap.dict_get_str(dict, class)?;
    let text = vm.heap.new_str(&error.inner().message);
    match vm.call(class, &[text]) {
        Ok(made) => made.as_exception().map(Fault::Raised),
        Err(fault) => Some(fault),
    }
}

/// The error of the operating system that an error of the host is.
fn system_error(error: &Error) -> Option<&io::Error> {
    match error.kind() {
        ErrorKind::Host if error.inner().class.is_none() => {
            error.inner().source.as_ref()?.downcast_ref()
        }
        _ => None,
    }
}

/// Raises the `OSError` that fits an error of the operating system. With a number, its arguments are the number and the
/// text that belongs to it.
fn raise_system_error(vm: &mut Vm, error: &io::Error) -> Fault {
    use io::ErrorKind as Kind;
    let class = match error.kind() {
        Kind::NotFound => TypeId::FileNotFoundError,
        Kind::PermissionDenied => TypeId::PermissionError,
        Kind::AlreadyExists => TypeId::FileExistsError,
        Kind::NotADirectory => TypeId::NotADirectoryError,
        Kind::IsADirectory => TypeId::IsADirectoryError,
        Kind::WouldBlock => TypeId::BlockingIoError,
        Kind::TimedOut => TypeId::TimeoutError,
        Kind::Interrupted => TypeId::InterruptedError,
        Kind::BrokenPipe => TypeId::BrokenPipeError,
        Kind::ConnectionRefused => TypeId::ConnectionRefusedError,
        Kind::ConnectionReset => TypeId::ConnectionResetError,
        Kind::ConnectionAborted => TypeId::ConnectionAbortedError,
        Kind::UnexpectedEof => TypeId::EofError,
        _ => TypeId::OsError,
    };
    let text = error.to_string();
    let Some(number) = error.raw_os_error() else {
        return vm.raise(class, &text);
    };
    let text = text.strip_suffix(&format!(" (os error {number})"));
    let text = vm.heap.new_str(text.unwrap_or_default());
    let args = [VmValue::int(number.into()), text];
    match vm.call(VmValue::builtin_type(class), &args) {
        Ok(exception) => match exception.as_exception() {
            Some(exc) => Fault::Raised(exc),
            None => vm.raise(class, &error.to_string()),
        },
        Err(fault) => fault,
    }
}

/// The fault that an error was made from: a limit, or an exception of this runtime.
fn own_fault(vm: &mut Vm, error: &Error) -> Option<Fault> {
    let inner = error.inner();
    let limit = |limit| LIMITS.iter().find(|(_, other)| *other == limit);
    let trap = match inner.kind {
        ErrorKind::Limit(hit) if let Some((trap, _)) = limit(hit) => *trap,
        ErrorKind::Interrupted => Trap::Interrupt,
        ErrorKind::Panic => {
            vm.ending.note_panic(panic_text(&inner.message));
            Trap::HostPanic
        }
        _ => {
            let exc = inner.exception.as_ref()?.raw(vm).ok()?.as_exception()?;
            return Some(Fault::Raised(exc));
        }
    };
    note_places(vm, &inner.places);
    Some(trap.into())
}

/// A limit that was hit inside of a function of the host still tells of the frames that have ended by now, if the
/// run is the one that goes on here.
fn note_places(vm: &mut Vm, places: &[(CodeObject, u32)]) {
    let frames = &vm.frames;
    let ours = |(frame, (code, _)): (&Frame, &(CodeObject, u32))| {
        std::ptr::eq::<CodeParts>(&*vm.heap[frame.code].code, &**code)
    };
    if frames.len() < places.len() && frames.iter().zip(places).all(ours) {
        vm.ending.note_places(places.to_vec());
    }
}

/// What the host said when it panicked, without the prefix.
fn panic_text(message: &str) -> String {
    message.strip_prefix(PANICKED).unwrap_or(message).to_owned()
}

/// Notes which error of the host an exception stands for.
fn remember(vm: &mut Vm, exc: ExceptionKey, mut error: Error) {
    let source: HostError = match error.inner_mut().source.take() {
        Some(source) => source,
        None if error.kind() == ErrorKind::Exception => return,
        None => Arc::new(error),
    };
    vm.host.remember_error(&vm.heap, exc, source);
}
