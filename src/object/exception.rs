//! Exceptions and tracebacks.

use smallvec::SmallVec;

use super::Trace;
use crate::value::{DictKey, FrameKey, TracebackKey, Value};

/// An exception object, of a built-in class or of one made by a script.
#[derive(Debug)]
pub(crate) struct Exception {
    /// A built-in type or a class with such a layout.
    pub(crate) class: Value,
    /// `args`: a tuple.
    pub(crate) args: Value,
    /// `__dict__`, made with the first attribute; `__notes__` lives there.
    pub(crate) dict: Option<DictKey>,
    /// `__cause__`: an exception or None.
    pub(crate) cause: Value,
    /// `__context__`: an exception or None.
    pub(crate) context: Value,
    pub(crate) suppress_context: bool,
    /// `__traceback__`
    pub(crate) traceback: Option<TracebackKey>,
    /// The fields of the class beyond `args`, in the order of `builtins::exceptions` (for example
    /// `name`, `obj` of AttributeError; `value` of StopIteration; `msg`, `filename`, .. of SyntaxError).
    pub(crate) fields: SmallVec<[Value; 2]>,
}

impl Trace for Exception {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        [self.class, self.args, self.cause, self.context].into_iter().for_each(&mut *visit);
        self.fields.iter().copied().for_each(&mut *visit);
        if let Some(dict) = self.dict {
            visit(dict.into());
        }
        if let Some(traceback) = self.traceback {
            visit(traceback.into());
        }
    }
}

/// One entry of a traceback; the first is the outermost frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Traceback {
    pub(crate) frame: FrameKey,
    /// The instruction that raised or called (`tb_lasti`).
    pub(crate) pc: u32,
    /// `tb_lineno`
    pub(crate) line: u32,
    pub(crate) next: Option<TracebackKey>,
}

impl Trace for Traceback {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        visit(self.frame.into());
        if let Some(next) = self.next {
            visit(next.into());
        }
    }
}
