//! [`CodeObject`] and its parts.

use std::sync::Arc;
#[cfg(feature = "parser")]
use std::sync::Weak;

use bitflags::bitflags;

use super::{Constant, Instr, Reg};

/// Where an instruction is in the source: lines from 1, columns in UTF-8 bytes from 0,
/// as CPython's `co_positions()`. Line 0: no position.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Position {
    /// First line.
    pub line: u32,
    /// Last line.
    pub end_line: u32,
    /// First column.
    pub col: u32,
    /// Column after the last.
    pub end_col: u32,
}

/// One row of the exception table: instructions `start..end` are covered by the handler at `target`,
/// which finds the exception in register `exc`. The first row that covers an instruction wins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Handler {
    /// First covered instruction.
    pub start: u32,
    /// One past the last covered instruction.
    pub end: u32,
    /// First instruction of the handler.
    pub target: u32,
    /// Where the exception is put before the handler runs.
    pub exc: Reg,
}

/// A nested code object, and the slots of the enclosing frame whose cells it captures, in the order of
/// its `freevars`.
#[derive(Clone, Debug)]
pub struct Child {
    /// The nested code.
    pub code: CodeObject,
    /// `captures[i]` is the slot of the enclosing frame that holds the cell of `code.freevars[i]`.
    pub captures: Box<[u16]>,
}

bitflags! {
    /// The `co_flags` of a code object.
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
    pub struct CodeFlags: u32 {
        /// Locals live in registers (`CO_OPTIMIZED`).
        const OPTIMIZED = 0x1;
        /// A call makes a new namespace (`CO_NEWLOCALS`).
        const NEWLOCALS = 0x2;
        /// The code has a `*args` parameter (`CO_VARARGS`).
        const VARARGS = 0x4;
        /// The code has a `**kwargs` parameter (`CO_VARKEYWORDS`).
        const VARKEYWORDS = 0x8;
        /// The block stands inside a function (`CO_NESTED`).
        const NESTED = 0x10;
        /// A generator function (`CO_GENERATOR`).
        const GENERATOR = 0x20;
        /// A coroutine function (`CO_COROUTINE`).
        const COROUTINE = 0x80;
        /// A generator that may be awaited (`CO_ITERABLE_COROUTINE`).
        const ITERABLE_COROUTINE = 0x100;
        /// An asynchronous generator function (`CO_ASYNC_GENERATOR`).
        const ASYNC_GENERATOR = 0x200;
        /// `from __future__ import annotations` (`CO_FUTURE_ANNOTATIONS`).
        const FUTURE_ANNOTATIONS = 0x0100_0000;
        /// The first constant is the docstring (`CO_HAS_DOCSTRING`).
        const HAS_DOCSTRING = 0x0400_0000;
        /// A function that a class body defines (`CO_METHOD`).
        const METHOD = 0x0800_0000;
        // A script can make code with any bits: `code.replace(co_flags=...)`.
        const _ = !0;
    }
}

impl CodeFlags {
    /// A call makes a generator, a coroutine or an asynchronous generator.
    pub(crate) const GENERATOR_LIKE: Self = Self::GENERATOR
        .union(Self::COROUTINE)
        .union(Self::ASYNC_GENERATOR);

    /// Whether a call makes a generator, a coroutine or an asynchronous generator.
    #[must_use]
    pub const fn is_generator_like(self) -> bool {
        self.intersects(Self::GENERATOR_LIKE)
    }
}

/// Everything a code object is made of, in the open: what the compiler and the builder fill in.
///
/// ```text
/// frame:  slot 0 ..                      the parameters, in the order of varnames
///         slot varname_slots[i]          local variable i (parameters: varname_slots[i] == i)
///         slot cell_slots[i]             the cell of cellvars[i], then of freevars[i - cellvars.len()]
///         other slots below frame_size   temporaries
/// ```
///
/// At entry, parameters hold the arguments, the slots of `freevars` hold the captured cells, every other
/// slot of a local or a cell variable is unbound; `MakeCell` fills the cells of `cellvars`.
/// Invariant: slots of parameters are `0..parameter_count` and lie below 256 or are reached by
/// `LoadSlot` / `StoreSlot` only.
#[derive(Clone, Default, Debug)]
#[non_exhaustive]
pub struct CodeParts {
    /// The name (`co_name`).
    pub name: Arc<str>,
    /// The dotted name (`co_qualname`).
    pub qualname: Arc<str>,
    /// What tracebacks call the source (`co_filename`).
    pub filename: Arc<str>,
    /// The line of the definition (`co_firstlineno`); of the first decorator, if any.
    pub firstlineno: u32,
    /// Positional parameters, positional-only ones included (`co_argcount`).
    pub argcount: u32,
    /// Positional-only parameters (`co_posonlyargcount`).
    pub posonlyargcount: u32,
    /// Keyword-only parameters (`co_kwonlyargcount`).
    pub kwonlyargcount: u32,
    /// The flags (`co_flags`).
    pub flags: CodeFlags,
    /// Local variables, the parameters first (`co_varnames`): positional, keyword-only, `*args`, `**kwargs`.
    pub varnames: Vec<Arc<str>>,
    /// Own variables that nested functions capture (`co_cellvars`).
    pub cellvars: Vec<Arc<str>>,
    /// Captured variables of enclosing functions (`co_freevars`).
    pub freevars: Vec<Arc<str>>,
    /// Globals and attributes by index (`co_names`).
    pub names: Vec<Arc<str>>,
    /// The constants (`co_consts`, nested code aside).
    pub constants: Vec<Constant>,
    /// Nested code objects.
    pub children: Vec<Child>,
    /// The instructions.
    pub instrs: Vec<Instr>,
    /// `positions[i]` belongs to `instrs[i]`.
    pub positions: Vec<Position>,
    /// `live[i]`: slots `live[i]..` (of the first 256) hold no temporary that instruction `i` or a later one
    /// reads; the collector does not visit them. Locals and cells lie below.
    pub live: Vec<u16>,
    /// The exception table, innermost handlers first.
    pub handlers: Vec<Handler>,
    /// The slot of each of `varnames`.
    pub varname_slots: Vec<u16>,
    /// The slot of each of `cellvars`, then of each of `freevars`.
    pub cell_slots: Vec<u16>,
    /// How many slots a frame has.
    pub frame_size: u16,
    /// How many inline caches the instructions use.
    pub cache_count: u16,
}

/// The two counters of what is shared.
const SHARED: usize = 2 * size_of::<usize>();

/// Compiled code: immutable, shared, runnable in any runtime (CPython: code object).
#[derive(Clone)]
pub struct CodeObject(Arc<SharedParts>);

/// The parts, and what they take.
pub(crate) struct SharedParts {
    parts: CodeParts,
    bytes: usize,
    /// Whether a call has to clear all registers: below those that are live there may be some that nothing has written,
    /// which a collection would look at. The compiler leaves none.
    clears: bool,
}

impl CodeObject {
    /// Wraps parts that the verifier has passed.
    pub(crate) fn from_verified(parts: CodeParts) -> Self {
        let bytes = parts.bytes();
        Self(Arc::new(SharedParts {
            parts,
            bytes,
            clears: false,
        }))
    }

    /// The same, for what is not the compiler's: a call clears all registers.
    pub(crate) fn clearing(mut self) -> Self {
        if let Some(shared) = Arc::get_mut(&mut self.0) {
            shared.clears = true;
        }
        self
    }

    /// Whether a call has to clear all registers.
    pub(crate) fn clears(&self) -> bool {
        self.0.clears
    }

    /// All parts.
    #[must_use]
    pub fn parts(&self) -> &CodeParts {
        &self.0.parts
    }

    /// The bytes that the object takes, without its nested code objects. What it shares with others counts as its own.
    pub(crate) fn bytes(&self) -> usize {
        self.0.bytes
    }

    /// The bytes of the object and of all that are nested in it.
    pub(crate) fn bytes_in_all(&self) -> usize {
        self.sum_of_all(Self::bytes)
    }

    /// The inline caches of the object and of all that are nested in it.
    pub(crate) fn caches_in_all(&self) -> usize {
        self.sum_of_all(|code| usize::from(code.cache_count))
    }

    fn sum_of_all(&self, number: impl Fn(&Self) -> usize) -> usize {
        let mut sum = 0_usize;
        let mut work = vec![self];
        while let Some(code) = work.pop() {
            sum = sum.saturating_add(number(code));
            work.extend(code.children.iter().map(|child| &child.code));
        }
        sum
    }

    /// The line of an instruction; that of the definition where it has none.
    pub(crate) fn line_at(&self, instruction: u32) -> u32 {
        let position = self.positions.get(instruction as usize);
        match position.map_or(0, |position| position.line) {
            0 => self.firstlineno,
            line => line,
        }
    }

    /// What tells whether this object is still there.
    #[cfg(feature = "parser")]
    pub(crate) fn downgrade(&self) -> Weak<SharedParts> {
        Arc::downgrade(&self.0)
    }

    /// Whether both are the same object in memory.
    pub(crate) fn ptr_eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for CodeObject {
    type Target = CodeParts;
    fn deref(&self) -> &CodeParts {
        &self.0.parts
    }
}

impl std::fmt::Debug for CodeObject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "<code object {} at line {} of {}>",
            self.qualname, self.firstlineno, self.filename
        )
    }
}

impl CodeParts {
    /// The bytes that the parts take, nested code aside.
    fn bytes(&self) -> usize {
        fn of<T>(items: &Vec<T>) -> usize {
            items.capacity() * size_of::<T>()
        }
        // Cell variables are variables as well, or those of a code object around. The counters of names count for
        // nothing: most names are shared by several code objects.
        let names = self.varnames.iter().chain(&self.names);
        let texts = names.chain([&self.name, &self.qualname]);
        let texts: usize = texts.map(|text| text.len()).sum();
        let lists = of(&self.varnames) + of(&self.cellvars) + of(&self.freevars) + of(&self.names);
        let captures = self
            .children
            .iter()
            .map(|child| child.captures.len())
            .sum::<usize>();
        let code = of(&self.instrs) + of(&self.positions) + of(&self.live) + of(&self.handlers);
        let slots = of(&self.varname_slots) + of(&self.cell_slots) + captures * size_of::<u16>();
        size_of::<SharedParts>()
            + SHARED
            + texts
            + lists
            + code
            + slots
            + of(&self.children)
            + of(&self.constants)
            + Constant::bytes_of(&self.constants)
    }

    /// How many parameters there are, `*args` and `**kwargs` included.
    #[must_use]
    pub fn parameter_count(&self) -> usize {
        self.argcount as usize
            + self.kwonlyargcount as usize
            + usize::from(self.flags.contains(CodeFlags::VARARGS))
            + usize::from(self.flags.contains(CodeFlags::VARKEYWORDS))
    }
}
