//! Characters of a text by their places, which are offsets in bytes.
//!
//! A text is UTF-8, or one byte is one character: ASCII, and bytes of a script.

use memchr::{memchr, memchr2, memchr3};

use super::program::{Next, One, Program, Start};
use super::set::{Class, has_bit};
use super::tree::{At, FOREVER};

/// The first place from `from` on where a match can start.
#[inline]
pub(super) fn next_start<const UTF8: bool>(
    program: &Program,
    text: &[u8],
    from: usize,
) -> Option<usize> {
    let rest = text.get(from..)?;
    if rest.len() < program.least {
        return None;
    }
    let found = match &program.start {
        Start::Anywhere => return Some(from),
        Start::First => return (from == 0).then_some(0),
        Start::Literal(finder) => match finder.needle() {
            [byte] => memchr(*byte, rest),
            _ => finder.find(rest),
        },
        Start::Few([a, b, c]) if a == b => {
            debug_assert_eq!(b, c);
            memchr(*a, rest)
        }
        Start::Few([a, b, c]) if b == c => memchr2(*a, *b, rest),
        Start::Few([a, b, c]) => memchr3(*a, *b, *c, rest),
        Start::Bits(bits) => rest.iter().position(|byte| has_bit(bits, *byte)),
    };
    found.map(|found| from + found)
}

#[inline]
pub(super) fn fits(next: &Next, text: &[u8], at: usize) -> bool {
    match (next, text.get(at)) {
        (_, None) => false,
        (Next::Byte(wanted), Some(byte)) => wanted == byte,
        (Next::Bits(bits), Some(byte)) => has_bit(bits, *byte),
    }
}

/// The length of the character that starts with a byte.
#[inline]
pub(super) fn len_of(byte: u8) -> usize {
    match byte {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// Behind the character at a place.
#[inline]
pub(super) fn after<const UTF8: bool>(text: &[u8], at: usize) -> usize {
    match text.get(at) {
        Some(byte) if UTF8 => at + len_of(*byte),
        _ => at + 1,
    }
}

/// Where the character before a place starts.
#[inline]
pub(super) fn before<const UTF8: bool>(text: &[u8], at: usize) -> Option<usize> {
    let mut at = at.checked_sub(1)?;
    if UTF8 {
        while at > 0 && text.get(at).is_some_and(|byte| byte & 0xc0 == 0x80) {
            at -= 1;
        }
    }
    Some(at)
}

pub(super) fn back<const UTF8: bool>(text: &[u8], at: usize, count: u32) -> Option<usize> {
    if !UTF8 {
        return at.checked_sub(count as usize);
    }
    if count as usize > at {
        return None;
    }
    let mut at = at;
    for _ in 0..count {
        at = before::<UTF8>(text, at)?;
    }
    Some(at)
}

/// The character at a place, and where the next one starts.
#[inline]
pub(super) fn char_at<const UTF8: bool>(text: &[u8], at: usize) -> Option<(u32, usize)> {
    let first = *text.get(at)?;
    if !UTF8 || first < 0x80 {
        return Some((first.into(), at + 1));
    }
    wide_at(text, at, first)
}

pub(super) fn wide_at(text: &[u8], at: usize, first: u8) -> Option<(u32, usize)> {
    let len = len_of(first);
    let mut code = u32::from(first) & (0x7f >> len);
    for byte in text.get(at + 1..at + len)? {
        code = code << 6 | u32::from(byte & 0x3f);
    }
    if (0xd_d800..=0xd_dfff).contains(&code) {
        // It stands for a lone surrogate.
        code -= 0xd_0000;
    }
    Some((code, at + len))
}

/// Behind one character of a kind.
#[inline]
pub(super) fn one_at<const UTF8: bool>(
    program: &Program,
    one: One,
    text: &[u8],
    at: usize,
) -> Option<usize> {
    let byte = *text.get(at)?;
    match one {
        One::Byte(wanted) => (byte == wanted).then_some(at + 1),
        One::Any => Some(after::<UTF8>(text, at)),
        One::NotNewline => (byte != b'\n').then(|| after::<UTF8>(text, at)),
        One::Set(set) => {
            let set = program.sets.get(set as usize)?;
            if !UTF8 || byte < 0x80 {
                return has_bit(&set.bits, byte).then_some(at + 1);
            }
            let (code, next) = wide_at(text, at, byte)?;
            set.has(code).then_some(next)
        }
    }
}

/// Behind as many characters of a kind as there are, `most` at most, and how many these are. Where there is no bound
/// they are not counted.
#[inline]
pub(super) fn many<const UTF8: bool>(
    program: &Program,
    one: One,
    text: &[u8],
    at: usize,
    most: u32,
) -> (usize, u32) {
    let rest = text.get(at..).unwrap_or_default();
    let most_bytes = if most == FOREVER || UTF8 {
        rest.len()
    } else {
        rest.len().min(most as usize)
    };
    let within = &rest[..most_bytes];
    if !UTF8 || matches!(one, One::Byte(_)) {
        let count = match one {
            One::Byte(wanted) => {
                let within = &within[..within.len().min(most as usize)];
                within
                    .iter()
                    .position(|byte| *byte != wanted)
                    .unwrap_or(within.len())
            }
            One::Any => within.len(),
            One::NotNewline => memchr(b'\n', within).unwrap_or(within.len()),
            One::Set(set) => match program.sets.get(set as usize) {
                Some(set) => within
                    .iter()
                    .position(|byte| !has_bit(&set.bits, *byte))
                    .unwrap_or(within.len()),
                None => 0,
            },
        };
        return (at + count, u32::try_from(count).unwrap_or(FOREVER));
    }
    if most == FOREVER {
        match one {
            One::Any => return (text.len().max(at), FOREVER),
            One::NotNewline => {
                let end = memchr(b'\n', rest).unwrap_or(rest.len());
                return (at + end, FOREVER);
            }
            _ => {}
        }
    }
    let (mut end, mut count) = (at, 0);
    while count < most
        && let Some(next) = one_at::<UTF8>(program, one, text, end)
    {
        end = next;
        count += 1;
    }
    (end, count)
}

pub(super) fn is_word<const UTF8: bool>(text: &[u8], at: usize, ascii: bool) -> bool {
    char_at::<UTF8>(text, at).is_some_and(|(code, _)| Class::Word.has(code, ascii))
}

pub(super) fn is_at<const UTF8: bool>(place: At, text: &[u8], at: usize) -> bool {
    match place {
        At::TextStart => at == 0,
        At::LineStart => at == 0 || text.get(at - 1) == Some(&b'\n'),
        At::TextEnd => at >= text.len(),
        At::LastLineEnd => {
            at >= text.len() || (at + 1 == text.len() && text.get(at) == Some(&b'\n'))
        }
        At::LineEnd => at >= text.len() || text.get(at) == Some(&b'\n'),
        At::Boundary { ascii } | At::NoBoundary { ascii } => {
            let before =
                before::<UTF8>(text, at).is_some_and(|at| is_word::<UTF8>(text, at, ascii));
            let is_boundary = before != is_word::<UTF8>(text, at, ascii);
            is_boundary == matches!(place, At::Boundary { .. })
        }
    }
}
