//! Frame objects: what scripts and tracebacks see of an activation. The activation itself is a record
//! of the evaluator (`vm::frame`); its object is made on demand.

use crate::object::traced;
use crate::value::{CodeKey, DictKey, FrameKey, GeneratorKey, Value};

traced! {
    /// Where the variables of the frame are.
    #[derive(Debug)]
    pub(crate) enum FrameState {
        /// The activation runs; it is record `depth` of the frame stack.
        Running { depth: usize },
        /// It is suspended in a generator.
        Suspended { generator: GeneratorKey },
        /// It has ended; these were its slots (locals and cells, no temporaries).
        Finished { slots: Box<[Value]> },
    }

    /// A frame object (CPython: `frameobject.c`).
    #[derive(Debug)]
    pub(crate) struct FrameObject {
        pub(crate) code: CodeKey,
        pub(crate) globals: DictKey,
        /// The namespace of module, class and exec code; unbound in functions.
        pub(crate) namespace: Value,
        pub(crate) state: FrameState,
        /// The instruction it stood at when it ended or was suspended.
        pub(crate) pc: u32,
        /// `f_back`, known once the frame has ended.
        pub(crate) back: Option<FrameKey>,
        /// Names that were stored through `f_locals` and are not variables of the code: a dict, or unbound.
        pub(crate) extra_locals: Value,
        /// `f_trace`: what `sys.settrace` calls for events inside this frame.
        pub(crate) trace: Value,
        /// `f_trace_lines` and `f_trace_opcodes`.
        pub(crate) trace_lines: bool,
        pub(crate) trace_opcodes: bool,
    }
}
