//! The characters of a pattern or a template, with each backslash and what follows it as one token.

use super::error::{Parsed, Wrong};

/// A character, or a backslash with one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) code: u32,
    is_escaped: bool,
}

/// The character for a code point of a script: a lone surrogate has another one that stands for it.
pub(super) fn char_of(code: u32) -> char {
    let code = match code {
        0xd800..=0xdfff => code + 0xd_0000,
        _ => code,
    };
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The code point that a script sees of a character.
pub(super) fn code_of(c: char) -> u32 {
    match u32::from(c) {
        code @ 0xd_d800..=0xd_dfff => code - 0xd_0000,
        code => code,
    }
}

/// Whether a token is this character.
pub(super) fn is(token: Option<Token>, c: char) -> bool {
    token.and_then(Token::single) == Some(c)
}

impl Token {
    /// The character that it is.
    pub(super) fn single(self) -> Option<char> {
        (!self.is_escaped).then(|| char_of(self.code))
    }

    /// The character after its backslash.
    pub(super) fn escaped(self) -> Option<char> {
        self.is_escaped.then(|| char_of(self.code))
    }

    pub(super) fn len(self) -> usize {
        1 + usize::from(self.is_escaped)
    }

    pub(super) fn text(self) -> String {
        let backslash = if self.is_escaped { "\\" } else { "" };
        format!("{backslash}{}", char_of(self.code))
    }
}

/// What a backslash and digits stand for, the first of them not 0.
#[derive(Debug)]
pub(super) enum Digits {
    /// A character by three octal digits.
    Octal(u32),
    /// A group by one or two digits: `length` is how many.
    Group { group: u32, length: usize },
}

/// The tokens of a text, the next of them read ahead.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    text: &'a [u32],
    /// Behind the next one.
    index: usize,
    next: Option<Token>,
    is_text: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a [u32], is_text: bool) -> Parsed<Self> {
        let mut tokens = Self {
            text,
            index: 0,
            next: None,
            is_text,
        };
        tokens.advance()?;
        Ok(tokens)
    }

    pub(super) fn next(&self) -> Option<Token> {
        self.next
    }

    /// Goes on to the next one.
    pub(super) fn advance(&mut self) -> Parsed<()> {
        let Some(&code) = self.text.get(self.index) else {
            self.next = None;
            return Ok(());
        };
        self.index += 1;
        if code != u32::from('\\') {
            let is_escaped = false;
            self.next = Some(Token { code, is_escaped });
            return Ok(());
        }
        let Some(&code) = self.text.get(self.index) else {
            let last = self.text.len() - 1;
            return Err(self.shown("bad escape (end of pattern)".to_owned(), last));
        };
        self.index += 1;
        let is_escaped = true;
        self.next = Some(Token { code, is_escaped });
        Ok(())
    }

    /// Takes the next one.
    pub(super) fn get(&mut self) -> Parsed<Option<Token>> {
        let token = self.next;
        self.advance()?;
        Ok(token)
    }

    /// Takes the next one if it is this character.
    pub(super) fn matches(&mut self, c: char) -> Parsed<bool> {
        let found = is(self.next, c);
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    /// Takes so many characters at most of a kind.
    pub(super) fn take_while(&mut self, most: usize, is: fn(char) -> bool) -> Parsed<String> {
        let mut text = String::new();
        while text.len() < most
            && let Some(c) = self.next.and_then(Token::single)
            && is(c)
        {
            text.push(c);
            self.advance()?;
        }
        Ok(text)
    }

    /// Takes the digits behind the first one, which is not 0.
    pub(super) fn digits(&mut self, first: char) -> Parsed<Digits> {
        let is_octal = |c: char| ('0'..='7').contains(&c);
        let mut text = String::from(first);
        text += &self.take_while(1, |c| c.is_ascii_digit())?;
        if text.len() == 2
            && text.chars().all(is_octal)
            && let Some(third) = self.next.and_then(Token::single).filter(|c| is_octal(*c))
        {
            self.advance()?;
            text.push(third);
            let code = u32::from_str_radix(&text, 8).unwrap_or(u32::MAX);
            if code > 0o377 {
                let message = format!("octal escape value \\{text} outside of range 0-0o377");
                return Err(self.error(message, 4));
            }
            return Ok(Digits::Octal(code));
        }
        let group = text.parse().unwrap_or(u32::MAX);
        let length = text.len();
        Ok(Digits::Group { group, length })
    }

    /// Takes what stands before a character, and that.
    pub(super) fn until(&mut self, end: char, what: &str) -> Parsed<String> {
        let mut text = String::new();
        loop {
            let token = self.get()?;
            match token {
                None if text.is_empty() => {
                    return Err(self.error(format!("missing {what}"), 0));
                }
                None => {
                    let back = text.chars().count();
                    return Err(self.error(format!("missing {end}, unterminated name"), back));
                }
                token if is(token, end) && text.is_empty() => {
                    return Err(self.error(format!("missing {what}"), 1));
                }
                token if is(token, end) => return Ok(text),
                Some(token) => text.push_str(&token.text()),
            }
        }
    }

    /// Where the next one starts.
    pub(super) fn tell(&self) -> usize {
        self.index - self.next.map_or(0, Token::len)
    }

    pub(super) fn seek(&mut self, index: usize) -> Parsed<()> {
        self.index = index;
        self.advance()
    }

    /// What is wrong so many characters before the next token.
    pub(super) fn error(&self, message: impl Into<String>, back: usize) -> Box<Wrong> {
        self.shown(message.into(), self.tell().saturating_sub(back))
    }

    fn shown(&self, message: String, at: usize) -> Box<Wrong> {
        if self.is_text || message.is_ascii() {
            return Wrong::new(message, at);
        }
        let escaped = message.chars().map(|c| match c {
            c if c.is_ascii() => c.to_string(),
            c => format!("\\x{:02x}", u32::from(c)),
        });
        Wrong::new(escaped.collect::<String>(), at)
    }

    /// The character that an escape stands for, as far as it is not a class or a group.
    pub(super) fn escape(&mut self, token: Token, in_set: bool) -> Parsed<u32> {
        let bad = |tokens: &Self, text: &str| {
            let back = text.chars().count();
            tokens.error(format!("bad escape {text}"), back)
        };
        let mut text = token.text();
        let c = token.escaped().unwrap_or_default();
        let digits = match c {
            'a' => return Ok(7),
            'b' if in_set => return Ok(8),
            'f' => return Ok(12),
            'n' => return Ok(10),
            'r' => return Ok(13),
            't' => return Ok(9),
            'v' => return Ok(11),
            'x' => 2,
            'u' if self.is_text => 4,
            'U' if self.is_text => 8,
            'N' if self.is_text => return self.named(),
            '0'..='7' if in_set || c == '0' => {
                text += &self.take_while(2, |c| ('0'..='7').contains(&c))?;
                let code = u32::from_str_radix(&text[1..], 8).unwrap_or(u32::MAX);
                if code > 0o377 {
                    let message = format!("octal escape value {text} outside of range 0-0o377");
                    return Err(self.error(message, text.len()));
                }
                return Ok(code);
            }
            '8' | '9' => return Err(bad(self, &text)),
            c if c.is_ascii_alphabetic() => return Err(bad(self, &text)),
            _ => return Ok(token.code),
        };
        text += &self.take_while(digits, |c| c.is_ascii_hexdigit())?;
        if text.len() != digits + 2 {
            return Err(self.error(format!("incomplete escape {text}"), text.len()));
        }
        match u32::from_str_radix(&text[2..], 16) {
            Ok(code) if code <= 0x10_ffff => Ok(code),
            _ => Err(bad(self, &text)),
        }
    }

    /// After `\N`: the character of a name.
    fn named(&mut self) -> Parsed<u32> {
        if !self.matches('{')? {
            return Err(self.error("missing {", 0));
        }
        let name = self.until('}', "character name")?;
        match unicode_names2::character(&name) {
            Some(c) => Ok(c.into()),
            None => {
                let back = name.chars().count() + r"\N{}".len();
                Err(self.error("undefined character name %r", back).named(name))
            }
        }
    }
}
