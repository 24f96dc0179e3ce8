//! [`Comprehension`]: what comprehensions and generator expressions have in common.

use super::BlockKind;
use crate::syntax::ast::{self, Expr};

/// A comprehension or generator expression, whatever its kind.
#[derive(Clone, Copy)]
pub(crate) struct Comprehension<'a> {
    pub(crate) kind: BlockKind,
    pub(crate) generators: &'a [ast::Comprehension],
    /// The key of a dict comprehension; `None` for the other kinds and for `{**x for ..}`.
    pub(crate) key: Option<&'a Expr>,
    /// The element, or the value of a dict comprehension.
    pub(crate) value: &'a Expr,
}

/// The parts of a comprehension; `None` for other expressions.
pub(crate) fn comprehension(expr: &Expr) -> Option<Comprehension<'_>> {
    let (kind, generators, key, value) = match expr {
        Expr::ListComp(node) => (BlockKind::ListComp, &node.generators, None, &node.elt),
        Expr::SetComp(node) => (BlockKind::SetComp, &node.generators, None, &node.elt),
        Expr::DictComp(node) => {
            let key = node.key.as_deref();
            (BlockKind::DictComp, &node.generators, key, &node.value)
        }
        Expr::Generator(node) => (BlockKind::GeneratorExp, &node.generators, None, &node.elt),
        _ => return None,
    };
    Some(Comprehension {
        kind,
        generators,
        key,
        value,
    })
}
