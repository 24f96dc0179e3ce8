//! How many columns a text takes on a terminal.

use super::unicode::is_wide;

/// The columns that a text takes: wide characters take two.
pub(crate) fn display_width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
    }
}
