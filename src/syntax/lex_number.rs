//! The tokenizer on numbers.

use super::lexer::{Lexer, Step, continues_name};
use super::token::Kind;
use crate::source::Span;

impl Lexer<'_> {
    /// A number; `.` begins one only before a digit.
    pub(super) fn number(&mut self) -> Step {
        let start = self.at;
        match (self.peek(0), self.peek(1)) {
            (b'0', b'x' | b'X') => self.radix("hexadecimal", |byte| byte.is_ascii_hexdigit())?,
            (b'0', b'o' | b'O') => self.radix("octal", |byte| matches!(byte, b'0'..=b'7'))?,
            (b'0', b'b' | b'B') => self.radix("binary", |byte| matches!(byte, b'0' | b'1'))?,
            (b'0', _) => self.leading_zero(start)?,
            (b'.', _) => self.fraction()?,
            _ => {
                self.digits()?;
                self.fraction()?;
            }
        }
        self.push(Kind::Number, start);
        Ok(())
    }

    /// A number after `0x`, `0o` or `0b`.
    fn radix(&mut self, name: &str, is_digit: fn(u8) -> bool) -> Step {
        self.at += 2;
        let bad_digit = |this: &Self| {
            let digit = char::from(this.peek(0));
            this.error_before(
                this.at + 1,
                format!("invalid digit '{digit}' in {name} literal"),
            )
        };
        loop {
            if self.peek(0) == b'_' {
                self.at += 1;
            }
            if !is_digit(self.peek(0)) {
                if self.peek(0).is_ascii_digit() {
                    return Err(bad_digit(self));
                }
                return Err(self.error_before(self.at, format!("invalid {name} literal")));
            }
            while is_digit(self.peek(0)) {
                self.at += 1;
            }
            if self.peek(0) != b'_' {
                break;
            }
        }
        if self.peek(0).is_ascii_digit() {
            return Err(bad_digit(self));
        }
        self.end_of_number(name)
    }

    /// A decimal number that begins with 0: a zero, or a float or imaginary number.
    fn leading_zero(&mut self, start: usize) -> Step {
        self.at += 1;
        loop {
            if self.peek(0) == b'_' {
                self.at += 1;
                if !self.peek(0).is_ascii_digit() {
                    return Err(self.error_before(self.at, "invalid decimal literal"));
                }
            }
            if self.peek(0) != b'0' {
                break;
            }
            self.at += 1;
        }
        let zeros_end = self.at;
        let nonzero = self.peek(0).is_ascii_digit();
        if nonzero {
            self.digits()?;
            if !matches!(self.peek(0), b'.' | b'e' | b'E' | b'j' | b'J') {
                let message = "leading zeros in decimal integer literals are not permitted; \
                               use an 0o prefix for octal integers";
                let mut error = self.error_at(start, message);
                error.span = Span::new(self.offset(start), self.offset(zeros_end));
                return Err(error);
            }
        }
        self.fraction()
    }

    /// Decimal digits, at least one, with single underscores between them.
    fn digits(&mut self) -> Step {
        loop {
            while self.peek(0).is_ascii_digit() {
                self.at += 1;
            }
            if self.peek(0) != b'_' {
                return Ok(());
            }
            self.at += 1;
            if !self.peek(0).is_ascii_digit() {
                return Err(self.error_before(self.at, "invalid decimal literal"));
            }
        }
    }

    /// What may follow the whole part: a fraction, an exponent, a `j`.
    fn fraction(&mut self) -> Step {
        if self.peek(0) == b'.' {
            self.at += 1;
            if self.peek(0).is_ascii_digit() {
                self.digits()?;
            }
        }
        if matches!(self.peek(0), b'e' | b'E') {
            let sign = usize::from(matches!(self.peek(1), b'+' | b'-'));
            if self.peek(1 + sign).is_ascii_digit() {
                self.at += 1 + sign;
                self.digits()?;
            } else if sign > 0 {
                self.at += 2;
                return Err(self.error_before(self.at, "invalid decimal literal"));
            } else {
                return self.end_of_number("decimal");
            }
        }
        if matches!(self.peek(0), b'j' | b'J') {
            self.at += 1;
            return self.end_of_number("imaginary");
        }
        self.end_of_number("decimal")
    }

    /// No letter may follow a number, unless a keyword begins there that can follow one (`1if x else y`).
    fn end_of_number(&mut self, name: &str) -> Step {
        const WORDS: [&[u8]; 5] = [b"and", b"else", b"for", b"or", b"not"];
        const BEGINNINGS: [&[u8]; 3] = [b"if", b"in", b"is"];
        let rest = &self.text[self.at..];
        let next = self.peek(0);
        let is_word = |word: &&[u8]| {
            rest.starts_with(word) && !rest.get(word.len()).copied().is_some_and(continues_name)
        };
        let follows =
            WORDS.iter().any(is_word) || BEGINNINGS.iter().any(|word| rest.starts_with(word));
        if follows {
            self.warn(self.at, format!("invalid {name} literal"));
            return Ok(());
        }
        if !continues_name(next) || next >= 0x80 {
            return Ok(());
        }
        Err(self.error_before(self.at, format!("invalid {name} literal")))
    }
}
