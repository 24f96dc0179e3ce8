//! What there is to tell, and the kinds of it.

use bitflags::bitflags;

use crate::code::Reg;
use crate::value::{CellKey, ExceptionKey, FunctionKey, Value};

bitflags! {
    /// Kinds of [`Event`](crate::Event)s: those that an observer wants to be told of, see
    /// [`Observer::mask`](crate::Observer::mask) and [`Runtime::observe_only`](crate::Runtime::observe_only). It pays
    /// for these alone: where nobody wants lines, no line is looked for.
    ///
    /// ```
    /// use nonlocal::Events;
    ///
    /// let calls = Events::CALL | Events::RESUME;
    /// assert!(calls.contains(Events::CALL) && !calls.contains(Events::LINE));
    /// assert!(Events::all().contains(calls));
    /// ```
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
    pub struct Events: u16 {
        /// [`Event::Call`](crate::Event::Call)
        const CALL = 1;
        /// [`Event::Resume`](crate::Event::Resume)
        const RESUME = 1 << 1;
        /// [`Event::Line`](crate::Event::Line)
        const LINE = 1 << 2;
        /// [`Event::Return`](crate::Event::Return)
        const RETURN = 1 << 3;
        /// [`Event::Yield`](crate::Event::Yield)
        const YIELD = 1 << 4;
        /// [`Event::Raise`](crate::Event::Raise)
        const RAISE = 1 << 5;
        /// [`Event::Unwind`](crate::Event::Unwind)
        const UNWIND = 1 << 6;
        /// [`Event::CellWrite`](crate::Event::CellWrite)
        const CELL_WRITE = 1 << 7;
        /// [`Event::Function`](crate::Event::Function); an observer is told of it only if its mask says so.
        const FUNCTION = 1 << 8;
    }
}

/// What the eval loop has to tell. The top frame is the one that it is about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Seen {
    /// A frame was entered.
    Call,
    /// A generator's frame goes on.
    Resume,
    /// The next instruction is the first of a line.
    Line,
    /// The frame returns this.
    Return(Value),
    /// The frame is suspended with this.
    Yield(Value),
    /// An exception was raised in the frame, or came into it.
    Raise(ExceptionKey),
    /// The frame is left without a result.
    Unwind,
    /// A variable was bound; unbound: it was deleted.
    CellWrite(CellKey, Reg, Value),
    /// A function was made from nested code.
    Function(FunctionKey),
    /// A built-in function is called; only profilers are told.
    NativeCall(Value),
    /// The built-in function has returned.
    NativeReturn(Value),
    /// The built-in function has raised.
    NativeRaise(Value),
}

impl Seen {
    /// The kind of it; none for what only profilers are told.
    pub(super) fn kind(self) -> Events {
        match self {
            Self::Call => Events::CALL,
            Self::Resume => Events::RESUME,
            Self::Line => Events::LINE,
            Self::Return(_) => Events::RETURN,
            Self::Yield(_) => Events::YIELD,
            Self::Raise(_) => Events::RAISE,
            Self::Unwind => Events::UNWIND,
            Self::CellWrite(..) => Events::CELL_WRITE,
            Self::Function(_) => Events::FUNCTION,
            Self::NativeCall(_) | Self::NativeReturn(_) | Self::NativeRaise(_) => Events::empty(),
        }
    }
}
