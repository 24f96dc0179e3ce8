//! `unicode_escape` and `raw_unicode_escape`: text as the inside of a literal.

use super::{Malformed, names};
use crate::text::surrogates;
use crate::vm::push_escape;

/// The bytes of a text. `raw`: only what Latin-1 lacks is escaped.
pub(super) fn encode(chars: &[char], raw: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(chars.len());
    let mut escape = String::new();
    for &c in chars {
        escape.clear();
        match c {
            '\\' if !raw => escape.push_str("\\\\"),
            '\n' if !raw => escape.push_str("\\n"),
            '\r' if !raw => escape.push_str("\\r"),
            '\t' if !raw => escape.push_str("\\t"),
            ' '..='~' => escape.push(c),
            '\0'..='\u{ff}' if raw => {
                out.push(c as u8);
                continue;
            }
            _ => push_escape(&mut escape, c),
        }
        out.extend_from_slice(escape.as_bytes());
    }
    out
}

/// What starts at the head of the bytes: a text (`None` where an escape stands for nothing) and its length.
pub(super) fn decode_one(data: &[u8], raw: bool) -> Result<(Option<char>, usize), Malformed> {
    let literal = |c: char| Ok((Some(c), 1));
    let Some(&first) = data.first() else {
        return Ok((None, 1));
    };
    if first != b'\\' {
        return literal(char::from(first));
    }
    let kind = data.get(1).copied();
    if raw {
        return match kind {
            Some(b'u') => digits(data, 4, "truncated \\uXXXX escape", raw),
            Some(b'U') => digits(data, 8, "truncated \\UXXXXXXXX escape", raw),
            _ => literal('\\'),
        };
    }
    let plain = |c: char| Ok((Some(c), 2));
    match kind {
        None => Err(Malformed {
            length: 1,
            reason: "\\ at end of string",
        }),
        Some(b'\n') => Ok((None, 2)),
        Some(quoted @ (b'\\' | b'\'' | b'"')) => plain(char::from(quoted)),
        Some(b'a') => plain('\x07'),
        Some(b'b') => plain('\x08'),
        Some(b'f') => plain('\x0c'),
        Some(b'n') => plain('\n'),
        Some(b'r') => plain('\r'),
        Some(b't') => plain('\t'),
        Some(b'v') => plain('\x0b'),
        Some(b'0'..=b'7') => {
            let octal: Vec<u32> = data[1..]
                .iter()
                .take(3)
                .map_while(|b| char::from(*b).to_digit(8))
                .collect();
            let code = octal.iter().fold(0, |sum, digit| sum * 8 + digit);
            Ok((char::from_u32(code), 1 + octal.len()))
        }
        Some(b'x') => digits(data, 2, "truncated \\xXX escape", raw),
        Some(b'u') => digits(data, 4, "truncated \\uXXXX escape", raw),
        Some(b'U') => digits(data, 8, "truncated \\UXXXXXXXX escape", raw),
        Some(b'N') => named(data),
        Some(_) => literal('\\'),
    }
}

/// An escape of `count` hexadecimal digits.
fn digits(
    data: &[u8],
    count: usize,
    truncated: &'static str,
    raw: bool,
) -> Result<(Option<char>, usize), Malformed> {
    let found: Vec<u32> = data[2..]
        .iter()
        .take(count)
        .map_while(|b| char::from(*b).to_digit(16))
        .collect();
    let length = 2 + found.len();
    if found.len() < count {
        return Err(Malformed {
            length,
            reason: truncated,
        });
    }
    let code = found
        .iter()
        .fold(0_u64, |sum, digit| sum * 16 + u64::from(*digit));
    let code = u32::try_from(code).unwrap_or(u32::MAX);
    match surrogates::char_of(code) {
        Some(c) => Ok((Some(c), length)),
        None => Err(Malformed {
            length,
            reason: if surrogates::is_refused(code) {
                surrogates::REFUSED
            } else if raw {
                "\\Uxxxxxxxx out of range"
            } else {
                "illegal Unicode character"
            },
        }),
    }
}

/// `\N{..}`
fn named(data: &[u8]) -> Result<(Option<char>, usize), Malformed> {
    let malformed = |length| {
        Err(Malformed {
            length,
            reason: "malformed \\N character escape",
        })
    };
    if data.get(2) != Some(&b'{') {
        return malformed(2);
    }
    match data.iter().position(|b| *b == b'}') {
        None => malformed(data.len()),
        Some(3) => malformed(3),
        Some(end) => match names::character(&data[3..end]) {
            Some(c) => Ok((Some(c), end + 1)),
            None => Err(Malformed {
                length: end + 1,
                reason: "unknown Unicode character name",
            }),
        },
    }
}

/// What is said about the first escape sequence that means nothing, or an octal one beyond a byte.
pub(super) fn doubt(data: &[u8]) -> Option<String> {
    let mut at = 0;
    while let Some(&byte) = data.get(at) {
        if byte != b'\\' {
            at += 1;
            continue;
        }
        match data.get(at + 1)? {
            b'4'..=b'7'
                if data
                    .get(at + 2..at + 4)?
                    .iter()
                    .all(|b| matches!(b, b'0'..=b'7')) =>
            {
                let digits = String::from_utf8_lossy(data.get(at + 1..at + 4)?);
                return Some(meaningless("octal ", &digits));
            }
            b'\n'
            | b'\\'
            | b'\''
            | b'"'
            | b'a'
            | b'b'
            | b'f'
            | b'n'
            | b'r'
            | b't'
            | b'v'
            | b'x'
            | b'u'
            | b'U'
            | b'N'
            | b'0'..=b'7' => at += 2,
            other => {
                return Some(meaningless("", &char::from(*other).to_string()));
            }
        }
    }
    None
}

fn meaningless(kind: &str, escaped: &str) -> String {
    format!(
        "\"\\{escaped}\" is an invalid {kind}escape sequence. Such sequences will not work in the future. "
    )
}

/// How many of the backslashes at the head escape each other, and so begin no raw escape.
pub(super) fn raw_backslashes(data: &[u8]) -> usize {
    data.iter().take_while(|b| **b == b'\\').count() / 2 * 2
}
