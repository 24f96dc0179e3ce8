//! [`Suspect`]: a place that the compiler may have to warn about.
//!
//! Pass 3 finds them, because it goes through the code in CPython's order. Whether there is something to say depends
//! on the values of constants, which the compiler knows (`compile::warn`).

use crate::syntax::ast::{self, Expr};

/// How many suspects a source may have: `finally` bodies that nest multiply those in them.
const MAX_SUSPECTS: usize = 10_000;

/// A place that CPython's compiler may warn about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Suspect<'a> {
    /// `assert (condition, message)`
    Assert(&'a ast::StmtAssert),
    /// `(1)()`: what is called.
    Call(&'a Expr),
    /// `[1]['a']`
    Subscript(&'a ast::ExprSubscript),
    /// `x is 5`
    Compare(&'a ast::ExprCompare),
}

/// Adds a suspect, if it is one.
pub(super) fn suspect<'a>(suspects: &mut Vec<Suspect<'a>>, suspect: Suspect<'a>) {
    let doubtful = match suspect {
        Suspect::Assert(stmt) => {
            matches!(&*stmt.test, Expr::Tuple(_))
        }
        Suspect::Call(func) => may_have_known_type(func),
        Suspect::Subscript(subscript) => may_have_known_type(&subscript.value),
        Suspect::Compare(compare) => {
            compare
                .ops
                .iter()
                .any(|op| matches!(op, ast::CmpOp::Is | ast::CmpOp::IsNot))
                && std::iter::once(&*compare.left)
                    .chain(&compare.comparators)
                    .any(may_have_known_type)
        }
    };
    if doubtful && suspects.len() < MAX_SUSPECTS {
        suspects.push(suspect);
    }
}

/// Adds suspects that were found before once more: their code is generated again.
pub(super) fn repeat(suspects: &mut Vec<Suspect<'_>>, found: std::ops::Range<usize>) {
    let room = MAX_SUSPECTS.saturating_sub(suspects.len());
    let end = found.end.min(found.start + room);
    suspects.extend_from_within(found.start..end);
}

/// Whether the type of an expression may be known before it runs.
fn may_have_known_type(expr: &Expr) -> bool {
    match expr {
        Expr::Name(name) => name.id.as_str() == "__debug__",
        Expr::Attribute(_)
        | Expr::Call(_)
        | Expr::Await(_)
        | Expr::Yield(_)
        | Expr::YieldFrom(_)
        | Expr::Named(_)
        | Expr::If(_)
        | Expr::BoolOp(_)
        | Expr::Compare(_)
        | Expr::Starred(_)
        | Expr::Slice(_)
        | Expr::BinOp(_)
        | Expr::UnaryOp(_)
        | Expr::Subscript(_)
        | Expr::IpyEscapeCommand(_) => false,
        _ => true,
    }
}
