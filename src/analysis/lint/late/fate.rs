//! What becomes of a value: [`Fate`], and where it does: [`Flow`].

use crate::analysis::variables::Variable;
use crate::source::Span;
use crate::symtable::BlockId;

/// The number of a [`Fate`] in [`Flows`](super::Flows).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(in crate::analysis::lint) struct FateId(pub(super) u32);

/// The number of a [`Loop`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(in crate::analysis::lint) struct LoopId(pub(super) u32);

/// What becomes of the value of an expression. Where something comes out of it, that has a fate of its own.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fate {
    /// Nothing is left of it when the statement is over.
    Ends,
    /// It is called; the fate of the result.
    Called(FateId),
    /// It is bound to a variable.
    Held(Variable),
    /// It becomes part of the namespace of a class.
    InClass(BlockId),
    /// It is put into an object that is reached from a variable, or from somewhere unknown.
    Stored(Option<Variable>, Key),
    /// It is returned from the function.
    Returned,
    /// It is yielded by the function.
    Yielded,
    /// It is an element of a list, set or dict comprehension.
    Collected(LoopId, FateId),
    /// It is an element of a generator expression.
    Generated(LoopId, FateId),
    /// It is an element of a container.
    InContainer(FateId),
    /// It is registered, if it is a function: an iterator is used up by the call.
    Registered(FateId),
    /// It is iterated over; the fate of its elements.
    Iterated(FateId),
    /// It is called, or iterated over, while the result is iterated over: `map(f, xs)`.
    Lazily(FateId),
    /// It becomes part of an object that is made: `partial(f)`, `Button(f)`.
    InObject(FateId),
    /// It is the object of an attribute, or the container of an item.
    Part(FateId),
    /// A method of it is called.
    Method(Method, FateId),
    /// Another function holds it: as a default or by capturing.
    Into(BlockId),
    /// It is an argument of a function of the same source; the fate of the result.
    Argument(Variable, FateId),
    /// It is an argument of something unknown.
    Unknown,
    /// It is begun and goes on beside this code: a task, a thread.
    Started(FateId),
    /// Both of them.
    Both(FateId, FateId),
    /// It is kept somewhere.
    Kept,
}

/// What a value is stored under.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Key {
    /// The same each time: the next value takes its place.
    Same,
    /// The value of a variable.
    Variable(Variable),
    /// Another one each time, as far as can be seen.
    Varies,
}

/// What methods of an object do with it, as far as it matters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Method {
    /// `start`, `submit`: it runs from now on.
    Start,
    /// `join`, `result`: it is waited for.
    Wait,
    /// `clear`: it is emptied.
    Clear,
    /// `pop`, `get`: an element comes out.
    Take,
    /// `copy`, `values`: what is in it stays together.
    Copy,
    /// Any other.
    Other,
}

/// One fate of a closure or of the value of a variable.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis::lint) struct Flow {
    pub(super) fate: FateId,
    /// Where.
    pub(in crate::analysis::lint) at: u32,
    /// The block whose frame does it.
    pub(super) frame: BlockId,
    /// How many of the loops around the place, from the outermost, may go on after the statement.
    pub(super) stays: u16,
}

/// A loop or a comprehension.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis::lint) struct Loop {
    /// The loop around it in the same function.
    pub(super) around: Option<LoopId>,
    /// How many loops, comprehensions aside, are around it in the same function.
    pub(super) depth: u16,
    /// What is repeated.
    pub(super) region: Span,
    /// The block whose frame runs it.
    pub(super) frame: BlockId,
    pub(super) is_comprehension: bool,
}

/// A function, class or generator expression that is made in a function, with what becomes of it.
#[derive(Clone, Debug)]
pub(in crate::analysis::lint) struct Closure {
    pub(in crate::analysis::lint) block: BlockId,
    /// The innermost loop around it.
    pub(super) around: Option<LoopId>,
    pub(in crate::analysis::lint) flow: Flow,
    /// How many conditions of statements it is under in its function.
    pub(super) conditions: u16,
}

impl Flow {
    /// The block whose frame does it.
    pub(in crate::analysis::lint) fn frame(&self) -> BlockId {
        self.frame
    }
}
