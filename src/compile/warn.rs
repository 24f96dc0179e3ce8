//! What CPython's compiler warns about: comparisons by identity with literals, calls and subscripts of what has none,
//! assertions that always hold.
//!
//! Input: the places that pass 3 of `symtable` has found, in the order of the code. Output: warnings.

use super::Optimize;
use super::expressions::fold;
use crate::code::Constant;
use crate::meter::{self, Meter};
use crate::source::Source;
use crate::symtable::{Suspect, span};
use crate::syntax::ast::{CmpOp, Expr, ExprCompare, ExprSubscript};
use crate::syntax::{Ranged, TextRange, Warning};

/// Adds what there is to say about the suspects.
pub(super) fn judge(
    suspects: &[Suspect<'_>],
    source: &Source,
    optimize: Optimize,
    meter: &Meter<'_>,
    warnings: &mut Vec<Warning>,
) {
    let debug = optimize == Optimize::Nothing;
    let warning = |message: Option<String>, range: TextRange| {
        message.map(|message| Warning::after_parsing(source, message, span(range)))
    };
    for suspect in suspects {
        meter.take(meter::WARNING);
        meter.burn(1);
        if meter.is_stopped() {
            return;
        }
        match *suspect {
            Suspect::Assert(stmt) => {
                let holds = matches!(&*stmt.test, Expr::Tuple(tuple) if !tuple.elts.is_empty());
                let message = "assertion is always true, perhaps remove parentheses?";
                warnings.extend(warning(holds.then(|| message.to_owned()), stmt.range));
            }
            Suspect::Call(func) => {
                warnings.extend(warning(of_call(func, debug), func.range()));
            }
            Suspect::Subscript(subscript) => {
                let range = subscript.value.range();
                warnings.extend(warning(of_subscript(subscript, debug), range));
                warnings.extend(warning(of_index(subscript, debug), range));
            }
            Suspect::Compare(compare) => {
                warnings.extend(warning(of_comparison(compare, debug), compare.range));
            }
        }
    }
}

/// `is` with a literal: the first operator that has one beside it.
fn of_comparison(compare: &ExprCompare, debug: bool) -> Option<String> {
    let mut left = &*compare.left;
    for (op, right) in compare.ops.iter().zip(&compare.comparators) {
        let is_not = match op {
            CmpOp::Is => false,
            CmpOp::IsNot => true,
            _ => {
                left = right;
                continue;
            }
        };
        let literal = literal_type(left, debug).or_else(|| literal_type(right, debug));
        if let Some(name) = literal {
            let (word, better) = if is_not {
                ("is not", "!=")
            } else {
                ("is", "==")
            };
            return Some(format!(
                "\"{word}\" with '{name}' literal. Did you mean \"{better}\"?"
            ));
        }
        left = right;
    }
    None
}

/// The type of a literal that has no identity to speak of; a tuple of literals counts as one.
fn literal_type(expr: &Expr, debug: bool) -> Option<&'static str> {
    if let Expr::Tuple(tuple) = expr {
        let all = tuple.elts.iter().all(|item| literal(item, debug).is_some());
        return all.then_some("tuple");
    }
    match literal(expr, debug)? {
        Constant::None | Constant::Ellipsis | Constant::Bool(_) => None,
        constant => Some(type_of_constant(&constant)),
    }
}

fn of_call(func: &Expr, debug: bool) -> Option<String> {
    // A lambda is the one thing of a known type that can be called.
    let name = known_type(func, debug).filter(|name| *name != "function")?;
    Some(format!(
        "'{name}' object is not callable; perhaps you missed a comma?"
    ))
}

fn of_subscript(subscript: &ExprSubscript, debug: bool) -> Option<String> {
    let name = known_type(&subscript.value, debug)?;
    let refuses = matches!(
        name,
        "NoneType"
            | "ellipsis"
            | "bool"
            | "int"
            | "float"
            | "complex"
            | "set"
            | "frozenset"
            | "generator"
            | "string.templatelib.Template"
            | "function"
    );
    refuses.then(|| format!("'{name}' object is not subscriptable; perhaps you missed a comma?"))
}

fn of_index(subscript: &ExprSubscript, debug: bool) -> Option<String> {
    let index = known_type(&subscript.slice, debug)?;
    if matches!(index, "int" | "bool") {
        return None;
    }
    let name = known_type(&subscript.value, debug)?;
    let takes_numbers = matches!(name, "str" | "bytes" | "tuple" | "list");
    takes_numbers.then(|| {
        format!(
            "{name} indices must be integers or slices, not {index}; perhaps you missed a comma?"
        )
    })
}

/// The type of what an expression makes, if that is plain (`infer_type`).
fn known_type(expr: &Expr, debug: bool) -> Option<&'static str> {
    Some(match expr {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::FString(_) => "str",
        Expr::TString(_) => "string.templatelib.Template",
        expr => type_of_constant(&literal(expr, debug)?),
    })
}

fn type_of_constant(constant: &Constant) -> &'static str {
    match constant {
        Constant::None => "NoneType",
        Constant::Ellipsis => "ellipsis",
        Constant::Bool(_) => "bool",
        Constant::Int(_) | Constant::BigInt(_) => "int",
        Constant::Float(_) => "float",
        Constant::Complex(..) => "complex",
        Constant::Str(_) => "str",
        Constant::Bytes(_) => "bytes",
        Constant::Tuple(_) => "tuple",
        Constant::FrozenSet(_) => "frozenset",
    }
}

/// The value of a literal; operators on literals are folded later than warnings are made.
fn literal(expr: &Expr, debug: bool) -> Option<Constant> {
    match expr {
        Expr::UnaryOp(_) | Expr::BinOp(_) | Expr::Tuple(_) => None,
        expr => fold::constant(expr, debug),
    }
}
