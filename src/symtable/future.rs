//! `from __future__ import ...` at the top of a source (CPython: `future.c`).

use super::ScopeError;
use super::collect::error;
use crate::syntax::{TextSize, ast};
use crate::text::words::words;

/// The features that exist; all but `annotations` (and a joke) are always on.
const FEATURES: &[&str] = words!(
    "nested_scopes generators division absolute_import with_statement print_function unicode_literals barry_as_FLUFL \
     generator_stop annotations"
);

/// What the future imports at the top of a source ask for.
#[derive(Clone, Copy, Default)]
pub(super) struct Future {
    /// Annotations become strings.
    pub(super) annotations: bool,
    /// Where the last future import at the top begins. One further down is an error.
    pub(super) last_start: Option<TextSize>,
}

/// Whether a statement is a future import.
pub(super) fn is_future_import(stmt: &ast::StmtImportFrom) -> bool {
    stmt.level == 0
        && stmt
            .module
            .as_ref()
            .is_some_and(|module| module.as_str() == "__future__")
}

/// Reads the future imports of a tree.
pub(super) fn future(tree: &ast::Mod) -> Result<Future, ScopeError> {
    let mut future = Future::default();
    let ast::Mod::Module(module) = tree else {
        return Ok(future);
    };
    for (at, stmt) in module.body.iter().enumerate() {
        match stmt {
            ast::Stmt::ImportFrom(import) if is_future_import(import) => {
                for alias in &import.names {
                    future.annotations |= alias.name.as_str() == "annotations";
                    check(alias)?;
                }
                future.last_start = Some(import.range.start());
            }
            ast::Stmt::Expr(docstring) if at == 0 && docstring.value.is_string_literal_expr() => {}
            _ => break,
        }
    }
    Ok(future)
}

fn check(alias: &ast::Alias) -> Result<(), ScopeError> {
    let feature = alias.name.as_str();
    let message = match feature {
        "braces" => "not a chance".to_owned(),
        _ if FEATURES.contains(&feature) => return Ok(()),
        _ => format!("future feature {feature} is not defined"),
    };
    Err(error(message, alias.range))
}
