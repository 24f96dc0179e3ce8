//! Lone surrogates: the code points U+D800 to U+DFFF, which Python's strings can hold and UTF-8 cannot.
//!
//! Strings are UTF-8 throughout (`&str` is what everything reads), so a surrogate is stored as another character
//! that stands for it: 2,048 code points of plane 13, in which Unicode has assigned nothing and plans nothing.
//!
//! ```text
//! code point of the script      character in the string
//!   U+D800 .. U+DFFF      <->     U+DD800 .. U+DDFFF
//! ```
//!
//! One code point is one character here too, so lengths, places, searching, slicing and joining need to know
//! nothing of it, and two halves that are joined stay two. Unassigned characters are neither letters, digits, spaces
//! nor printable, and have no case, as surrogates.
//! What has to know: where code points become characters and back, the order of strings, and the borders to the
//! host and to bytes.
//! Invariant: the 2,048 characters themselves never get into a string; each border refuses or replaces them.

use std::borrow::Cow;
use std::cmp::Ordering;

/// What is added to a surrogate.
const PLANE: u32 = 0xd_0000;
const FIRST: char = '\u{dd800}';
const LAST: char = '\u{ddfff}';
/// So many bytes of two texts are compared at a time.
const CHUNK: usize = 16;

/// What errors for hosts call a str with surrogates.
pub(crate) const DESCRIBED: &str = "str with lone surrogates";

/// What is said of the characters that strings cannot hold.
pub(crate) const REFUSED: &str = "strings cannot hold the unassigned characters U+DD800 to U+DDFFF, which stand for lone surrogates here";

/// Whether a character of a string stands for a surrogate.
#[inline]
pub(crate) fn is_surrogate(c: char) -> bool {
    (FIRST..=LAST).contains(&c)
}

/// The code point that a script sees of a character.
#[inline]
pub(crate) fn code_of(c: char) -> u32 {
    let code = u32::from(c);
    if is_surrogate(c) { code - PLANE } else { code }
}

/// The character for a code point; `None` beyond U+10FFFF, and for those that strings cannot hold.
#[inline]
pub(crate) fn char_of(code: u32) -> Option<char> {
    match char::from_u32(code) {
        Some(c) => Some(c).filter(|c| !is_surrogate(*c)),
        None => char::from_u32(code.checked_add(PLANE)?).filter(|c| is_surrogate(*c)),
    }
}

/// Whether a code point is one of those that strings cannot hold.
pub(crate) fn is_refused(code: u32) -> bool {
    char::from_u32(code).is_some_and(is_surrogate)
}

/// Where the first surrogate stands: its offset in bytes.
#[inline]
pub(crate) fn find(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = 0;
    // The bytes of U+DD800 to U+DDFFF begin with F3 9D A0 to F3 9D BF.
    while let Some(at) = find_byte(&bytes[from..], 0xf3) {
        let at = from + at;
        if matches!(bytes.get(at + 1..at + 3), Some([0x9d, 0xa0..=0xbf])) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Where a byte stands first; looks at many bytes at once.
#[inline]
fn find_byte(bytes: &[u8], wanted: u8) -> Option<usize> {
    let has = |chunk: &[u8]| {
        chunk
            .iter()
            .fold(false, |has, byte| has | (*byte == wanted))
    };
    let chunks = bytes.chunks_exact(2 * CHUNK);
    let from = chunks.take_while(|chunk| !has(chunk)).count() * 2 * CHUNK;
    let at = bytes[from..].iter().position(|byte| *byte == wanted)?;
    Some(from + at)
}

/// Whether a text has surrogates.
#[inline]
pub(crate) fn contains(text: &str) -> bool {
    find(text).is_some()
}

/// A text for the world outside: surrogates as the escapes that `repr` shows.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    let Some(at) = find(text) else {
        return Cow::Borrowed(text);
    };
    let mut out = text[..at].to_owned();
    for c in text[at..].chars() {
        if is_surrogate(c) {
            super::literals::push_escape(&mut out, c);
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// As [`shown`], of an owned text.
pub(crate) fn shown_string(text: String) -> String {
    match shown(&text) {
        Cow::Owned(shown) => shown,
        Cow::Borrowed(_) => text,
    }
}

/// A text from outside, with U+FFFD for what strings cannot hold.
pub(crate) fn replaced(text: String) -> String {
    if contains(&text) {
        text.replace(is_surrogate, "\u{fffd}")
    } else {
        text
    }
}

/// The order of two texts: by code points.
#[inline]
pub(crate) fn order(a: &str, b: &str) -> Ordering {
    let bytes = (a.as_bytes(), b.as_bytes());
    let chunks = bytes.0.chunks_exact(CHUNK).zip(bytes.1.chunks_exact(CHUNK));
    let same = chunks.take_while(|(x, y)| x == y).count() * CHUNK;
    let mut rest = bytes.0[same..].iter().zip(&bytes.1[same..]);
    let Some(at) = rest.position(|(x, y)| x != y) else {
        return bytes.0.len().cmp(&bytes.1.len());
    };
    let at = same + at;
    let (x, y) = (bytes.0[at], bytes.1[at]);
    if x.is_ascii() || y.is_ascii() {
        return x.cmp(&y);
    }
    order_beyond_ascii(a, b, at)
}

/// The order of two texts that differ from a byte on that is part of longer characters.
#[cold]
fn order_beyond_ascii(a: &str, b: &str, at: usize) -> Ordering {
    // What stands before is the same, so characters begin at the same places.
    let start = (0..=at).rev().find(|at| a.is_char_boundary(*at));
    let code = |text: &str| {
        let rest = text.get(start.unwrap_or(0)..).unwrap_or_default();
        rest.chars().next().map(code_of)
    };
    code(a).cmp(&code(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_point_has_one_character_or_is_refused() {
        for code in 0..0x11_0000 {
            match char_of(code) {
                Some(c) => assert_eq!((code_of(c), is_refused(code)), (code, false)),
                None => assert!(is_refused(code)),
            }
        }
        assert_eq!((char_of(0x11_0000), char_of(u32::MAX)), (None, None));
    }

    #[test]
    fn texts_are_ordered_by_code_points() {
        let codes = [
            0x61, 0xe9, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xffff, 0x1_0000, 0xd_d7ff, 0xd_e000,
            0x10_ffff,
        ];
        for x in codes {
            for y in codes {
                let text = |code: u32| char_of(code).map(|c| format!("é{c}z")).unwrap_or_default();
                assert_eq!(order(&text(x), &text(y)), x.cmp(&y), "{x:x} {y:x}");
            }
        }
        assert_eq!(order("é", "éa"), Ordering::Less);
    }

    #[test]
    fn only_surrogates_are_found_and_shown() {
        assert_eq!(find("aé\u{dd800}"), Some(3));
        assert_eq!(find("\u{dd7ff}\u{de000}\u{d8000}"), None);
        assert_eq!(shown("a\u{ddc80}\u{10ffff}"), "a\\udc80\u{10ffff}");
    }
}
