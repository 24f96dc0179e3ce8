//! Values that have one consumer and no other holder: what calls and generator expressions make for a loop, an
//! unpacking, `in`, `*`, or a call that only reads it (`vm::generator::ownership`).

use crate::code::{Count, Instr, Reg};
use crate::compile::output::emit::Label;
use crate::compile::{Compiler, Result};
use crate::syntax::ast::{Expr, ExprCall};

/// Functions and methods that read an iterable. Which one a name means is seen when it is called; other names only
/// cost the instruction.
const READERS: &[&str] = &[
    "all",
    "any",
    "bytearray",
    "bytes",
    "deque",
    "dict",
    "difference",
    "difference_update",
    "extend",
    "extendleft",
    "frozenset",
    "intersection",
    "intersection_update",
    "isdisjoint",
    "issubset",
    "issuperset",
    "join",
    "list",
    "max",
    "min",
    "next",
    "reduce",
    "set",
    "sorted",
    "sum",
    "symmetric_difference",
    "symmetric_difference_update",
    "tuple",
    "union",
    "update",
];

/// Functions that make an iterator over one.
const WRAPPERS: &[&str] = &[
    "accumulate",
    "batched",
    "chain",
    "compress",
    "cycle",
    "dropwhile",
    "enumerate",
    "filter",
    "filterfalse",
    "islice",
    "iter",
    "map",
    "pairwise",
    "starmap",
    "takewhile",
    "zip",
    "zip_longest",
];

impl<'a> Compiler<'a> {
    /// After the value of an expression came into `src`, for the next instruction alone.
    pub(in crate::compile) fn own(&mut self, expression: &Expr, src: Reg) {
        if is_made(expression) {
            self.unit.emit(Instr::Own { src });
        }
    }

    /// As [`Compiler::own`], for what reads an iterator to its end: only one over others can be left before that.
    pub(in crate::compile) fn own_wrapper(&mut self, expression: &Expr, src: Reg) {
        if is_wrapper(expression) {
            self.unit.emit(Instr::Own { src });
        }
    }

    /// Before a call, whose arguments lie from `args` on.
    pub(in crate::compile) fn lend(&mut self, args: Reg, count: usize) {
        if let Ok(count) = u8::try_from(count) {
            self.unit.emit(Instr::Lend {
                args,
                count: Count(count),
            });
        }
    }

    /// Opens the region in which a loop owns the iterator in `iter`, if it is that of a value that was made for it.
    /// Gives what [`Compiler::close_owner`] needs.
    pub(in crate::compile) fn open_owner(&mut self, owns: bool, iter: Reg) -> Result<Owner> {
        let mut owner = Owner {
            iter,
            cleanup: None,
            outer: self.unit.handler,
        };
        if owns {
            let (exc, cleanup) = (self.unit.top()?, self.unit.label());
            self.unit.open_handler(cleanup, exc);
            owner.cleanup = Some((exc, cleanup));
        }
        Ok(owner)
    }

    /// Closes the region where no code goes on: what follows here is for exceptions.
    pub(in crate::compile) fn close_owner(&mut self, owner: Owner) {
        let Some((exc, cleanup)) = owner.cleanup else {
            return;
        };
        self.unit.close_handler(owner.outer);
        self.unit.bind(cleanup);
        let next = self.unit.next_temp;
        self.unit.next_temp = u16::from(exc.0) + 1;
        self.end_owner(owner);
        self.raise_on(exc);
        self.unit.next_temp = next;
    }

    /// The owner lets go of its iterator.
    pub(in crate::compile) fn end_owner(&mut self, owner: Owner) {
        if owner.cleanup.is_some() {
            self.unit.emit(Instr::EndIter { iter: owner.iter });
        }
    }
}

/// A loop that may own its iterator.
#[derive(Clone, Copy, Debug)]
pub(in crate::compile) struct Owner {
    iter: Reg,
    /// Where exceptions go that leave the loop, if it owns the iterator.
    cleanup: Option<(Reg, Label)>,
    pub(in crate::compile) outer: Option<u32>,
}

/// Whether the value of an expression may be one that nothing else holds.
fn is_made(expression: &Expr) -> bool {
    matches!(expression, Expr::Call(_) | Expr::Generator(_))
}

/// Whether a loop over the value of an expression may be the only holder of its iterator, and that a generator: not
/// where it is written out.
pub(in crate::compile) fn may_own(expression: &Expr) -> bool {
    !matches!(
        expression,
        Expr::List(_)
            | Expr::Tuple(_)
            | Expr::Set(_)
            | Expr::Dict(_)
            | Expr::ListComp(_)
            | Expr::SetComp(_)
            | Expr::DictComp(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::FString(_)
            | Expr::TString(_)
    )
}

/// Whether an expression looks like a call that makes an iterator over others.
pub(in crate::compile) fn is_wrapper(expression: &Expr) -> bool {
    matches!(expression, Expr::Call(call) if called(call).is_some_and(|name| WRAPPERS.contains(&name)))
}

/// Whether a call may read an argument that nothing else holds.
pub(in crate::compile) fn lends(call: &ExprCall) -> bool {
    call.arguments.args.iter().any(is_made)
        && called(call).is_some_and(|name| READERS.contains(&name) || WRAPPERS.contains(&name))
}

/// The last name of what is called.
fn called(call: &ExprCall) -> Option<&str> {
    match &*call.func {
        Expr::Name(name) => Some(&name.id),
        Expr::Attribute(attribute) => Some(&attribute.attr),
        _ => None,
    }
}
