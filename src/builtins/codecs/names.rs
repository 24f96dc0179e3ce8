//! Names of characters: `\N{..}` and the error handler `namereplace`. They are a table of half a megabyte, which the
//! parser brings along; without it there are none.

/// The name of a character, if it has one.
#[cfg(feature = "parser")]
pub(super) fn of(c: char) -> Option<String> {
    unicode_names2::name(c).map(|name| name.to_string())
}

#[cfg(not(feature = "parser"))]
pub(super) fn of(_: char) -> Option<String> {
    None
}

/// The character with a name, in whatever case.
#[cfg(feature = "parser")]
pub(super) fn character(name: &[u8]) -> Option<char> {
    unicode_names2::character(std::str::from_utf8(name).ok()?)
}

#[cfg(not(feature = "parser"))]
pub(super) fn character(_: &[u8]) -> Option<char> {
    None
}
