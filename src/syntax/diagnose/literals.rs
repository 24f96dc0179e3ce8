//! The recogniser on what is wrong inside of literals: escapes, characters, mixtures, lengths.

use super::recogniser::{Fit, Recogniser};
use crate::syntax::token::Kind;

/// The most digits that CPython converts (`sys.get_int_max_str_digits()`).
pub(in crate::syntax) const MAX_DIGITS: usize = 4300;

/// What is wrong with an escape sequence.
struct BadEscape {
    /// Its first byte in the text that CPython decodes, and the byte after its last.
    start: usize,
    end: usize,
    reason: &'static str,
}

impl BadEscape {
    fn message(&self) -> String {
        format!(
            "(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: {}",
            self.start,
            self.end - 1,
            self.reason
        )
    }
}

impl Recogniser<'_> {
    /// A number that is too long to be converted.
    pub(super) fn check_number(&mut self, at: usize) -> Fit<()> {
        let token = self.tokens[at];
        let text = self.text(token);
        if text.len() <= MAX_DIGITS
            || !text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'_')
        {
            return Some(());
        }
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if digits <= MAX_DIGITS {
            return Some(());
        }
        let message = format!(
            "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {digits} digits; \
             use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer \
             literals to avoid decimal conversion limits."
        );
        self.raise_token(token, message)
    }

    /// The content of a string that is not an f-string.
    pub(super) fn check_string(&mut self, at: usize) -> Fit<()> {
        let token = self.tokens[at];
        let text = self.text(token);
        let Some(quote) = text.find(['"', '\'']) else {
            return Some(());
        };
        let (prefix, quoted) = text.split_at(quote);
        let quotes = if quoted.starts_with("\"\"\"") || quoted.starts_with("'''") {
            3
        } else {
            1
        };
        let content = quoted
            .get(quotes..quoted.len().saturating_sub(quotes))
            .unwrap_or("");
        let is_raw = prefix.contains(['r', 'R']);
        if prefix.contains(['b', 'B']) {
            if !content.is_ascii() {
                return self.raise_token(token, "bytes can only contain ASCII literal characters");
            }
            if !is_raw && let Some(position) = bad_bytes_escape(content) {
                let message = format!("(value error) invalid \\x escape at position {position}");
                return self.raise_token(token, message);
            }
            return Some(());
        }
        match bad_escape(content).filter(|_| !is_raw) {
            Some(bad) => self.raise_token(token, bad.message()),
            None => Some(()),
        }
    }

    /// A stretch of text of an f-string.
    pub(super) fn check_fstring_text(&mut self, at: usize, is_raw: bool) -> Fit<()> {
        let text = self.text(self.tokens[at]);
        match bad_escape(text).filter(|_| !is_raw) {
            Some(bad) => {
                self.token();
                self.raise_here(bad.message())
            }
            None => Some(()),
        }
    }

    /// Adjacent literals must be all bytes or all strings. Each piece: its place, and whether it is an f-string.
    pub(super) fn check_concatenation(&mut self, pieces: &[(usize, bool)]) -> Fit<()> {
        let is_bytes = |&(at, is_fstring): &(usize, bool)| {
            let text = self.text(self.tokens[at]);
            let prefix = text.split(['"', '\'']).next().unwrap_or("");
            !is_fstring && self.tokens[at].kind == Kind::Str && prefix.contains(['b', 'B'])
        };
        let bytes = pieces.iter().filter(|piece| is_bytes(piece)).count();
        if bytes > 0 && bytes < pieces.len() {
            return self.raise_here("cannot mix bytes and nonbytes literals");
        }
        Some(())
    }
}

/// How many of the next characters are hexadecimal digits, at most `wanted`.
fn hex_digits(rest: &str, wanted: usize) -> usize {
    rest.bytes()
        .take(wanted)
        .take_while(u8::is_ascii_hexdigit)
        .count()
}

/// The position of the first `\x` without two digits in the content of a bytes literal.
fn bad_bytes_escape(content: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = content[at..].find('\\') {
        let start = at + found;
        let rest = &content[start + 1..];
        if let Some(digits) = rest.strip_prefix('x')
            && hex_digits(digits, 2) < 2
        {
            return Some(start);
        }
        at = (start + 2).min(content.len());
    }
    None
}

/// The first escape sequence of a string's content that cannot be decoded.
fn bad_escape(content: &str) -> Option<BadEscape> {
    // Where the decoder is: it sees a character beyond ASCII as an escape of ten bytes.
    let mut position = 0;
    let mut rest = content;
    while let Some(first) = rest.chars().next() {
        if first != '\\' {
            position += if first.is_ascii() { 1 } else { 10 };
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let after = &rest[1..];
        let Some(letter) = after.chars().next() else {
            break;
        };
        if !letter.is_ascii() {
            position += 6;
            rest = after;
            continue;
        }
        let digits = &after[1..];
        let (wanted, reason) = match letter {
            'x' => (2, "truncated \\xXX escape"),
            'u' => (4, "truncated \\uXXXX escape"),
            'U' => (8, "truncated \\UXXXXXXXX escape"),
            'N' => match named_escape(digits) {
                Ok(length) => {
                    position += 2 + length;
                    rest = &digits[length..];
                    continue;
                }
                Err((length, reason)) => {
                    return Some(BadEscape {
                        start: position,
                        end: position + 2 + length,
                        reason,
                    });
                }
            },
            _ => (0, ""),
        };
        let found = hex_digits(digits, wanted);
        let end = position + 2 + found;
        if found < wanted {
            return Some(BadEscape {
                start: position,
                end,
                reason,
            });
        }
        if wanted == 8 && u32::from_str_radix(&digits[..8], 16).is_ok_and(|code| code > 0x10_FFFF) {
            return Some(BadEscape {
                start: position,
                end,
                reason: "illegal Unicode character",
            });
        }
        position = end;
        rest = &digits[found..];
    }
    None
}

/// The length of `{NAME}` after `\N`; if there is no such character, how far CPython reads and what it says.
fn named_escape(rest: &str) -> Result<usize, (usize, &'static str)> {
    const MALFORMED: &str = "malformed \\N character escape";
    if !rest.starts_with('{') {
        return Err((0, MALFORMED));
    }
    let Some(closer) = rest.find('}') else {
        return Err((rest.len(), MALFORMED));
    };
    if closer == 1 {
        return Err((1, MALFORMED));
    }
    let name = &rest[..=closer];
    // The parser crate knows the names of all characters.
    let literal = format!("'\\N{name}'");
    let known = !name.contains(['\\', '\'', '\n']) && crate::syntax::is_expression(&literal);
    if known {
        Ok(closer + 1)
    } else {
        Err((closer + 1, "unknown Unicode character name"))
    }
}
