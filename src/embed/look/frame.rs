//! [`Frame`]: a view of an activation.

use std::fmt;
use std::sync::Arc;

use crate::code::CodeObject;
use crate::embed::{Cell, Ctx, Object, Paused, Result, Runtime, Value};
use crate::heap::Alloc;
use crate::object::{FrameObject, FrameState, Generator, GeneratorState};
use crate::text::surrogates;
use crate::value::{FrameKey, GeneratorKey, Tag, Value as VmValue};
use crate::vm::Vm;
use crate::vm::name::frame_locals::{frame_code, frame_variables, is_function_frame, namespace_of};

/// A view of an activation of a code object that runs, or that is suspended in a generator: code, line,
/// variables, cells, caller.
///
/// ```
/// use nonlocal::{Ctx, Runtime};
///
/// let mut rt = Runtime::new();
/// let trace = rt.function("trace", |cx: &mut Ctx<'_>| {
///     let mut places = Vec::new();
///     let mut frame = cx.frame();
///     while let Some(here) = frame {
///         places.push(format!("{}:{}", here.code().name, here.line()));
///         frame = here.caller();
///     }
///     places
/// });
/// rt.set("trace", trace)?;
/// let places: Vec<String> = rt.run("def f():\n    return trace()\nf()")?;
/// assert_eq!(places, ["f:2", "<module>:3"]);
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub struct Frame<'a> {
    vm: &'a mut Vm,
    at: Place,
}

/// Which activation a view shows.
#[derive(Clone, Copy)]
enum Place {
    /// One that runs, by its index on the frame stack. It has no frame object before somebody asks for its variables:
    /// an observer of calls makes none.
    Running(usize),
    /// By its frame object.
    Object(FrameKey),
}

impl<'a> Frame<'a> {
    /// The activation at an index of the frame stack.
    fn running(vm: &'a mut Vm, index: usize) -> Option<Self> {
        let at = Place::Running(index);
        (index < vm.frames.len()).then_some(Self { vm, at })
    }

    /// The frame object, made on first use.
    fn object(&mut self) -> FrameKey {
        match self.at {
            Place::Object(frame) => frame,
            Place::Running(index) => {
                let frame = self.vm.frame_object(index);
                self.vm.heap.keep(frame.into());
                self.at = Place::Object(frame);
                frame
            }
        }
    }

    pub(in crate::embed) fn vm(&self) -> &Vm {
        self.vm
    }

    pub(in crate::embed) fn vm_mut(&mut self) -> &mut Vm {
        self.vm
    }

    /// The innermost activation.
    pub(in crate::embed) fn innermost(vm: &'a mut Vm) -> Option<Self> {
        let index = vm.frames.len().checked_sub(1)?;
        Self::running(vm, index)
    }

    /// The code that runs: `frame.f_code` in Python.
    #[must_use]
    pub fn code(&self) -> CodeObject {
        match self.at {
            Place::Running(index) => self.vm.heap[self.vm.frames[index].code].code.clone(),
            Place::Object(frame) => frame_code(&self.vm.heap, frame),
        }
    }

    /// The line, from 1, that it stands at: `frame.f_lineno` in Python.
    #[must_use]
    pub fn line(&self) -> u32 {
        match self.at {
            Place::Running(index) => self.vm.running_line(index),
            Place::Object(frame) => self.vm.frame_line(frame),
        }
    }

    /// The variables that are bound: of a function its parameters, locals, own cells and captured variables;
    /// otherwise the names of its namespace.
    ///
    /// They are copies, the names of `frame.f_locals` in Python. To change a captured variable there are
    /// [`Frame::cells`].
    #[must_use]
    pub fn locals(&mut self) -> Vec<(Arc<str>, Value)> {
        let frame = self.object();
        if is_function_frame(&self.vm.heap, frame) {
            let variables = frame_variables(&self.vm.heap, frame);
            let bound = variables.into_iter().filter_map(|(name, variable)| {
                let raw = self.vm.frame_variable(frame, variable);
                raw.is_bound()
                    .then(|| (name, Value::from_raw(self.vm, raw)))
            });
            return bound.collect();
        }
        let namespace = namespace_of(&self.vm.heap, frame);
        let Some(dict) = self.vm.heap.payload(namespace).as_dict() else {
            return Vec::new();
        };
        let entries: Vec<(VmValue, VmValue)> = self.vm.heap[dict]
            .iter()
            .map(|entry| (entry.key, entry.value))
            .collect();
        let named = entries.into_iter().filter_map(|(key, value)| {
            let name: Arc<str> = surrogates::shown(self.vm.heap.as_text(key)?).into();
            Some((name, Value::from_raw(self.vm, value)))
        });
        named.collect()
    }

    /// The value of one of the variables in [`Frame::locals`]; `None` if it is not bound.
    #[must_use]
    pub fn local(&mut self, name: &str) -> Option<Value> {
        let frame = self.object();
        let raw = self.vm.peek_frame_local(frame, name)?;
        Some(Value::from_raw(self.vm, raw))
    }

    /// The cells: of variables that nested functions capture, and of captured variables.
    ///
    /// ```
    /// use nonlocal::{Closure, Ctx, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let double = rt.function("double", |cx: &mut Ctx<'_>, name: &str| -> nonlocal::Result<()> {
    ///     let cells = cx.frame().map_or_else(Vec::new, |mut frame| frame.cells());
    ///     let (_, cell) = cells.iter().find(|(other, _)| **other == *name).expect("captured");
    ///     let value: i64 = cx.read(cell)?.expect("bound");
    ///     cx.write(cell, value * 2)
    /// });
    /// rt.set("double", double)?;
    /// let f: Closure = rt.run("
    /// def f(n):
    ///     g = lambda: n
    ///     double('n')
    ///     return g()
    /// f")?;
    /// assert_eq!(rt.call::<i64>(&f, (21,))?, 42);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn cells(&mut self) -> Vec<(Arc<str>, Cell)> {
        let frame = self.object();
        let variables = frame_variables(&self.vm.heap, frame);
        let cells = variables.into_iter().filter_map(|(name, variable)| {
            let cell = self.vm.frame_cell(frame, variable)?;
            Some((name, Cell::new(self.vm.host.roots.root(cell.into()))))
        });
        cells.collect()
    }

    /// The activation that called this one, `frame.f_back` in Python; `None` for the outermost, and for one that is
    /// suspended.
    #[must_use]
    pub fn caller(self) -> Option<Self> {
        let depth = match self.at {
            Place::Running(index) => index,
            Place::Object(frame) => match self.vm.heap[frame].state {
                FrameState::Running { depth } => depth,
                FrameState::Suspended { .. } | FrameState::Finished { .. } => return None,
            },
        };
        Self::running(self.vm, depth.checked_sub(1)?)
    }
}

/// The frame object of a generator that has not ended and does not run, made on first use.
fn suspended_frame(vm: &mut Vm, generator: GeneratorKey) -> Option<FrameKey> {
    let Generator {
        code, frame, state, ..
    } = &vm.heap[generator];
    if !matches!(state, GeneratorState::Created | GeneratorState::Suspended) {
        return None;
    }
    let frame = frame.as_ref()?;
    if let Some(object) = frame.object {
        return Some(object);
    }
    let object = FrameObject {
        code: *code,
        globals: frame.globals,
        namespace: frame.namespace,
        state: FrameState::Suspended { generator },
        pc: frame.pc,
        back: None,
        extra_locals: VmValue::UNBOUND,
        trace: VmValue::NONE,
        trace_lines: true,
        trace_opcodes: false,
    };
    let key = vm.heap.alloc(object);
    vm.heap[generator].frame.as_mut()?.object = Some(key);
    Some(key)
}

impl fmt::Debug for Frame<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "<frame of {} at line {}>",
            self.code().qualname,
            self.line()
        )
    }
}

/// # Frames
impl Ctx<'_> {
    /// The activation that called the host function; `None` if no script did.
    #[must_use]
    pub fn frame(&mut self) -> Option<Frame<'_>> {
        Frame::innermost(self.vm)
    }
}

impl<T> Paused<'_, T> {
    /// The activation in which the run was stopped, the innermost one.
    #[must_use]
    pub fn frame(&mut self) -> Option<Frame<'_>> {
        Frame::innermost(self.vm_mut())
    }
}

/// # Frames
impl Runtime {
    /// The activation that is suspended in a generator, a coroutine or an asynchronous generator; `None` if the object
    /// is none of these, runs at the moment, or has ended.
    ///
    /// ```
    /// use nonlocal::{Object, Runtime, Value};
    ///
    /// let mut rt = Runtime::new();
    /// let numbers: Object = rt.run("def count(n):\n    while True:\n        yield n\n        n += 1\nc = count(7)\nnext(c)\nc")?;
    /// let mut frame = rt.suspended(&numbers)?.expect("it stands at its yield");
    /// assert_eq!((frame.line(), frame.local("n")), (3, Some(Value::Int(7))));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a handle of another runtime.
    pub fn suspended(&mut self, generator: &Object) -> Result<Option<Frame<'_>>> {
        let vm = self.vm_mut();
        let raw = generator.raw(vm)?;
        if raw.tag() != Tag::Generator {
            return Ok(None);
        }
        let mark = vm.heap.mark();
        let frame = raw.as_generator().and_then(|key| suspended_frame(vm, key));
        vm.heap.release(mark);
        Ok(frame.map(|frame| Frame {
            vm,
            at: Place::Object(frame),
        }))
    }
}
