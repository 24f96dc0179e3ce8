//! Leaving blocks: `return`, `break` and `continue` through loops, `with`, handlers and `finally`.
//!
//! The unit keeps a stack of [`Flow`] blocks, the innermost last. A jump out of some of them does, from the inside
//! out, what each needs: calls `__exit__`, gives back the handled exception, or goes into the `finally` body with
//! a note of where to go on after it.
//!
//! ```python
//! for x in xs:             # Loop
//!     try:                 # Finally
//!         with lock:       # With
//!             break        # calls __exit__, notes "break", jumps into `close()`
//!     finally:
//!         close()          # FinallyBody; goes on with the break
//! ```

use super::emit::Label;
use crate::code::{Constant, Instr, Reg};
use crate::compile::call::temporaries::Owner;
use crate::compile::{CompileError, Compiler, Result};
use crate::syntax::TextRange;

/// How deep blocks of these kinds may nest. The symbol table refuses what CPython refuses
/// (`CO_MAXBLOCKS`, counted as CPython counts); this is only for what may be counted differently here.
const MAX_BLOCKS: usize = 32;

/// A block that a jump has to leave in an orderly way.
#[derive(Clone, Debug)]
pub(in crate::compile) enum Flow<'a> {
    /// `for` and `while`; the owner is that of a `for`.
    Loop {
        start: Label,
        end: Label,
        owner: Option<Owner>,
    },
    /// The body of a `with` item; `exit` holds its `__exit__`.
    With {
        exit: Reg,
        is_async: bool,
        range: TextRange,
        outer: Option<u32>,
    },
    /// The body of a `try` with `except` clauses.
    Try { outer: Option<u32> },
    /// The parts of a `try` before its `finally` body.
    Finally(FinallyEntry),
    /// A `finally` body, which gives back the handled exception at its end.
    FinallyBody { save: Reg, outer: Option<u32> },
    /// An `except` body, which gives back the handled exception and unbinds its variable.
    Handler {
        save: Reg,
        name: Option<&'a str>,
        outer: Option<u32>,
    },
    /// An `except*` body, which nothing may jump out of.
    StarHandler,
}

/// How a `finally` body is entered.
#[derive(Clone, Debug)]
pub(in crate::compile) struct FinallyEntry {
    /// Where the body begins.
    pub(in crate::compile) body: Label,
    /// Holds the state: 0 for no exit, 1 for an exception, `2 + i` for `exits[i]`.
    pub(in crate::compile) state: Reg,
    /// Holds the exception or the value to return.
    pub(in crate::compile) value: Reg,
    /// The jumps that go through the body.
    pub(in crate::compile) exits: Vec<Exit>,
    pub(in crate::compile) outer: Option<u32>,
}

/// A way to leave blocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::compile) enum Exit {
    /// `return`
    Return,
    /// `break`
    Break,
    /// `continue`
    Continue,
}

impl<'a> Compiler<'a> {
    /// Enters a block.
    pub(in crate::compile) fn push_flow(&mut self, flow: Flow<'a>, range: TextRange) -> Result {
        // An `except` body and a `finally` body take no place of their own in CPython's count either, as the
        // `try` around them is left by then.
        if self.unit.flow.len() >= MAX_BLOCKS {
            return Err(CompileError::new(
                "too many statically nested blocks",
                range,
            ));
        }
        self.unit.flow.push(flow);
        Ok(())
    }

    /// Leaves the innermost block.
    pub(in crate::compile) fn pop_flow(&mut self) -> Option<Flow<'a>> {
        self.unit.flow.pop()
    }

    /// Emits the jump out of all blocks that `exit` leaves. `value` is what a `return` returns; it is not a variable
    /// that an `except` body unbinds.
    pub(in crate::compile) fn leave(&mut self, exit: Exit, value: Option<Reg>) -> Result {
        let (handler, range, mark) = (self.unit.handler, self.unit.range, self.unit.mark());
        let mut depth = self.unit.flow.len();
        while depth > 0 && self.unit.reachable {
            depth -= 1;
            self.leave_block(depth, exit, value)?;
            self.unit.range = range;
        }
        if let Some(src) = value {
            self.unit.emit(Instr::Return { src });
        }
        self.unit.set_unreachable();
        self.unit.handler = handler;
        self.unit.release(mark);
        Ok(())
    }

    /// Leaves one block. The code is unreachable afterwards if the jump ended or was handed to a `finally` body.
    fn leave_block(&mut self, depth: usize, exit: Exit, value: Option<Reg>) -> Result {
        let flow = self.unit.flow[depth].clone();
        match flow {
            Flow::Loop { start, end, owner } => {
                if exit == Exit::Continue {
                    self.unit.jump_back(start);
                    return Ok(());
                }
                if let Some(owner) = owner {
                    self.unit.handler = owner.outer;
                    let mark = self.unit.mark();
                    // What is returned was evaluated before.
                    let returned = value.map_or(mark, |value| mark.max(u16::from(value.0) + 1));
                    self.unit.next_temp = returned;
                    self.end_owner(owner);
                    self.unit.next_temp = mark;
                }
                if exit == Exit::Break {
                    self.unit.jump(end);
                }
            }
            Flow::Try { outer } => self.unit.handler = outer,
            Flow::With {
                exit,
                is_async,
                range,
                outer,
            } => {
                self.unit.handler = outer;
                self.unit.range = range;
                let mark = self.unit.mark();
                self.call_exit(exit, is_async)?;
                self.unit.release(mark);
            }
            Flow::Finally(entry) => self.leave_through_finally(depth, &entry, exit, value),
            Flow::FinallyBody { save, outer } => {
                self.unit.handler = outer;
                self.unit.emit(Instr::PopExc { save });
            }
            Flow::Handler { save, name, outer } => {
                self.unit.handler = outer;
                self.unit.emit(Instr::PopExc { save });
                if let Some(name) = name {
                    self.unbind_exception(name)?;
                }
            }
            Flow::StarHandler => {
                return Err(CompileError::new(
                    "'break', 'continue' and 'return' cannot appear in an except* block",
                    self.unit.range,
                ));
            }
        }
        Ok(())
    }

    /// Notes the exit and jumps into the `finally` body.
    fn leave_through_finally(
        &mut self,
        depth: usize,
        entry: &FinallyEntry,
        exit: Exit,
        value: Option<Reg>,
    ) {
        let index = entry.exits.iter().position(|known| *known == exit);
        if index.is_none()
            && let Some(Flow::Finally(entry)) = self.unit.flow.get_mut(depth)
        {
            entry.exits.push(exit);
        }
        let state = 2 + index.unwrap_or(entry.exits.len());
        self.unit.handler = entry.outer;
        let number = i32::try_from(state).unwrap_or(i32::MAX);
        self.unit.holding(entry.value.max(entry.state), |unit| {
            // The value first: it may lie in the register of the state.
            match value {
                Some(value) => unit.copy(entry.value, value),
                None => unit.emit(Instr::LoadInt {
                    dst: entry.value,
                    value: 0,
                }),
            }
            unit.emit(Instr::LoadInt {
                dst: entry.state,
                value: number,
            });
            unit.jump(entry.body);
        });
    }

    /// Unbinds the variable of an `except ... as` handler: it may have been deleted already.
    pub(in crate::compile) fn unbind_exception(&mut self, name: &str) -> Result {
        if self.clear_register(name) {
            return Ok(());
        }
        let mark = self.unit.mark();
        let none = self.unit.top()?;
        self.unit.load_constant(none, Constant::None);
        self.unit.next_temp += 1;
        self.store_name(name, none)?;
        self.delete_name(name)?;
        self.unit.release(mark);
        Ok(())
    }
}
