//! Properties of characters as Python's str methods ask for them.

mod tables;

use tables::TABLES;

fn is_in(ranges: &[(u32, u32)], c: char) -> bool {
    find(ranges, c).is_some()
}

/// The start of the range that a character lies in.
fn find(ranges: &[(u32, u32)], c: char) -> Option<u32> {
    let code = u32::from(c);
    let after = ranges.partition_point(|&(start, _)| start <= code);
    let (start, end) = *ranges.get(after.checked_sub(1)?)?;
    (code <= end).then_some(start)
}

/// Whether `repr()` shows the character as it is.
pub(crate) fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        (' '..='~').contains(&c)
    } else {
        !is_in(&TABLES.not_printable, c)
    }
}

/// `str.isalpha`: a letter by general category.
pub(crate) fn is_alpha(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        is_in(&TABLES.alpha, c)
    }
}

/// `str.isdecimal`
pub(crate) fn is_decimal(c: char) -> bool {
    decimal_value(c).is_some()
}

/// The value of a decimal digit of any script.
pub(crate) fn decimal_value(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    find(&TABLES.decimal, c).map(|start| (u32::from(c) - start) % 10)
}

/// `str.isdigit`
pub(crate) fn is_digit(c: char) -> bool {
    is_decimal(c) || (!c.is_ascii() && is_in(&TABLES.digit_only, c))
}

/// `str.isnumeric`
pub(crate) fn is_numeric(c: char) -> bool {
    is_digit(c) || (!c.is_ascii() && is_in(&TABLES.numeric_only, c))
}

/// `str.isalnum`
pub(crate) fn is_alnum(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        is_alpha(c) || is_numeric(c)
    }
}

/// `str.isspace`: white space, and the four ASCII separators.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// Whether a character ends a line for `str.splitlines`.
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether a letter is in title case, as some digraphs are.
pub(crate) fn is_titlecase(c: char) -> bool {
    !c.is_ascii() && is_in(&TABLES.titlecase, c)
}

/// Whether a character has a case.
pub(crate) fn is_cased(c: char) -> bool {
    is_lower(c) || is_upper(c) || is_titlecase(c)
}

/// Below this no letter has got a case, or another one, since Unicode 16.0.
const SETTLED: char = '\u{1000}';

/// Whether a character is a lower-case one. The standard library follows a later version of Unicode than
/// Python 3.14: what that one does not know has no case.
pub(crate) fn is_lower(c: char) -> bool {
    c.is_lowercase() && (c < SETTLED || is_printable(c))
}

/// Whether a character is an upper-case one.
pub(crate) fn is_upper(c: char) -> bool {
    c.is_uppercase() && (c < SETTLED || is_printable(c))
}

/// Appends the upper case of a character.
pub(crate) fn push_upper(out: &mut String, c: char) {
    push_known(out, c, c.to_uppercase());
}

/// Appends the lower case of a character, whatever stands beside it.
pub(crate) fn push_lower(out: &mut String, c: char) {
    push_known(out, c, c.to_lowercase());
}

/// Appends what a character maps to, or the character if that is unknown to Unicode 16.0. Combining marks
/// within a mapping count as known.
fn push_known(out: &mut String, c: char, mapped: impl Iterator<Item = char> + Clone) {
    if c < SETTLED || mapped.clone().all(is_printable) {
        out.extend(mapped)
    } else {
        out.push(c)
    }
}

fn special(table: &'static [(char, &'static str)], c: char) -> Option<&'static str> {
    let index = table.binary_search_by_key(&c, |&(key, _)| key).ok()?;
    Some(table[index].1)
}

/// Appends the title case of a character.
pub(crate) fn push_title(out: &mut String, c: char) {
    match special(&TABLES.title_special, c) {
        Some(text) => out.push_str(text),
        None => push_upper(out, c),
    }
}

/// Appends the case folding of a character.
pub(crate) fn push_folded(out: &mut String, c: char) {
    match special(&TABLES.fold_special, c) {
        Some(text) => out.push_str(text),
        None => push_lower(out, c),
    }
}

/// Whether a character takes two columns.
pub(crate) fn is_wide(c: char) -> bool {
    !c.is_ascii() && is_in(&TABLES.wide, c)
}

/// Whether an identifier may start with the character.
pub(crate) fn is_identifier_start(c: char) -> bool {
    c == '_' || unicode_ident::is_xid_start(c)
}

/// Whether an identifier may go on with the character.
pub(crate) fn is_identifier_part(c: char) -> bool {
    unicode_ident::is_xid_continue(c)
}

#[cfg(test)]
mod tests {
    use super::{SETTLED, is_printable};

    #[test]
    fn what_is_settled_maps_to_what_is_known() {
        for c in '\0'..SETTLED {
            let mapped = || c.to_lowercase().chain(c.to_uppercase()).filter(|m| *m != c);
            assert!(mapped().all(is_printable), "{c:?}");
            assert!(mapped().next().is_none() || is_printable(c), "{c:?}");
        }
    }
}
