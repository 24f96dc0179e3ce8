//! The frame: one activation of a code object.

use crate::code::Reg;
use crate::object::Function;
use crate::value::{CodeKey, DictKey, FrameKey, FunctionKey, GeneratorKey, Value};

/// One activation: a window of the register stack and what goes with it.
///
/// ```text
///  stack:  .. | caller's slots .. | callee | arg 0 | arg 1 | locals | cells | temporaries | ..
///                                          ^ base (an argument becomes a parameter where it lies)
/// ```
///
/// Invariant: while it runs, `stack.len() >= base + 256`, so that a register operand needs no bounds check.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) code: CodeKey,
    /// Where the window starts.
    pub(crate) base: usize,
    /// The next instruction; while the frame runs, the evaluator keeps it in a local.
    pub(crate) pc: u32,
    /// What happens with the result.
    pub(crate) ret: ReturnTo,
    /// The function that runs; `None` for module, class and exec code.
    pub(crate) function: Option<FunctionKey>,
    pub(crate) globals: DictKey,
    /// The namespace of module, class and exec code; unbound: a function, or the globals are it.
    pub(crate) namespace: Value,
    /// The exception that a handler of this frame is handling; unbound if it handles none.
    pub(crate) handled: Value,
    /// The frame object, once it was asked for.
    pub(crate) object: Option<FrameKey>,
}

impl Frame {
    /// The frame of a call that gives its result to a register of the caller.
    #[inline(always)]
    pub(crate) fn of_function(
        key: FunctionKey,
        function: &Function,
        base: usize,
        dst: Reg,
    ) -> Self {
        Self {
            code: function.code,
            base,
            pc: 0,
            ret: ReturnTo::Register(dst),
            function: Some(key),
            globals: function.globals,
            namespace: Value::UNBOUND,
            handled: Value::UNBOUND,
            object: None,
        }
    }
}

/// Where the result of a frame goes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ReturnTo {
    /// Into a register of the caller.
    Register(Reg),
    /// Back to Rust: the evaluator that started the frame returns.
    Entry,
    /// To the native on top of `Vm::natives`, which called it.
    Native,
    /// `__init__` has run: checks for None, and puts the instance into a register of the caller.
    Init { dst: Reg, instance: Value },
    /// A generator's frame, resumed by a native: the value goes back to Rust.
    GeneratorEntry { generator: GeneratorKey },
    /// A generator's frame, resumed by the native on top of `Vm::natives`.
    GeneratorNative { generator: GeneratorKey },
    /// A generator's frame, resumed by `ForIter`: values go to `dst`, the end continues at `exit`.
    GeneratorNext {
        generator: GeneratorKey,
        dst: Reg,
        exit: u32,
    },
    /// A generator's frame, resumed by `Send`: values go to `value`, the result too, and continues at `exit`.
    GeneratorSend {
        generator: GeneratorKey,
        value: Reg,
        exit: u32,
        /// Whether an exception was thrown in: what leaves the frame then gets what the caller handles as its context.
        thrown: bool,
    },
}

impl ReturnTo {
    /// The generator whose frame it is.
    pub(crate) fn generator(self) -> Option<GeneratorKey> {
        match self {
            Self::GeneratorEntry { generator }
            | Self::GeneratorNative { generator }
            | Self::GeneratorNext { generator, .. }
            | Self::GeneratorSend { generator, .. } => Some(generator),
            Self::Register(_) | Self::Entry | Self::Native | Self::Init { .. } => None,
        }
    }

    /// Whether the evaluator that runs the frame returns with it.
    pub(crate) fn is_entry(self) -> bool {
        matches!(self, Self::Entry | Self::GeneratorEntry { .. })
    }
}
