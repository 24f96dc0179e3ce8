//! Names of variables and attributes: what may be one, and how classes keep theirs private.

use std::borrow::Cow;

use super::unicode::{is_identifier_part, is_identifier_start};

/// Whether a text is an identifier (keywords are, too).
pub(crate) fn is_identifier(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(is_identifier_start) && characters.all(is_identifier_part)
}

/// A private name (`__x`) inside class `C` becomes `_C__x`; other names stay as they are (CPython: `_Py_Mangle`).
pub(crate) fn mangle<'a>(class: &str, name: &'a str) -> Cow<'a, str> {
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return Cow::Borrowed(name);
    }
    match class.trim_start_matches('_') {
        "" => Cow::Borrowed(name),
        class => Cow::Owned(format!("_{class}{name}")),
    }
}
