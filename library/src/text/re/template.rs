//! What `sub` and `expand` put in the place of a match.

use std::collections::HashMap;

use super::error::{Kind, Parsed, Wrong};
use super::parse::check_name;
use super::token::{Digits, Token, Tokens, char_of, is};

/// A template, read.
#[derive(Debug)]
pub(super) enum Piece {
    Literal(Vec<u8>),
    /// What a group matched; 0 is the whole match.
    Group(u32),
}

/// Reads a template for a pattern with so many groups, the whole match among them.
pub(super) fn parse(
    text: &[u32],
    is_text: bool,
    groups: u32,
    names: &HashMap<String, u32>,
) -> Parsed<Vec<Piece>> {
    let mut template = Template {
        tokens: Tokens::new(text, is_text)?,
        pieces: Vec::new(),
        literal: Vec::new(),
        is_text,
        groups,
    };
    while let Some(token) = template.tokens.get()? {
        match token.escaped() {
            None => template.push(token.code),
            Some('g') => template.named(names)?,
            Some(c @ '0'..='9') => template.digits(c)?,
            Some(_) => template.escape(token)?,
        }
    }
    template.end_literal();
    Ok(template.pieces)
}

struct Template<'a> {
    tokens: Tokens<'a>,
    pieces: Vec<Piece>,
    literal: Vec<u8>,
    is_text: bool,
    groups: u32,
}

impl Template<'_> {
    fn push(&mut self, code: u32) {
        if self.is_text {
            let mut buffer = [0; 4];
            let bytes = char_of(code).encode_utf8(&mut buffer).as_bytes();
            self.literal.extend_from_slice(bytes);
        } else {
            self.literal.push(code as u8);
        }
    }

    fn end_literal(&mut self) {
        if !self.literal.is_empty() {
            let literal = std::mem::take(&mut self.literal);
            self.pieces.push(Piece::Literal(literal));
        }
    }

    fn group(&mut self, group: u32, shown: &str, back: usize) -> Parsed<()> {
        if group >= self.groups {
            let message = format!("invalid group reference {shown}");
            return Err(self.tokens.error(message, back));
        }
        self.end_literal();
        self.pieces.push(Piece::Group(group));
        Ok(())
    }

    /// After `\g`.
    fn named(&mut self, names: &HashMap<String, u32>) -> Parsed<()> {
        if !self.tokens.matches('<')? {
            return Err(self.tokens.error("missing <", 0));
        }
        let name = self.tokens.until('>', "group name")?;
        let back = name.chars().count() + 1;
        if name.bytes().all(|byte| byte.is_ascii_digit()) {
            let group = name.parse().unwrap_or(u32::MAX);
            let digits = name.trim_start_matches('0');
            return self.group(group, digits, back);
        }
        check_name(&name, self.is_text).map_err(|mut wrong| {
            wrong.at = Some(self.tokens.tell().saturating_sub(back));
            wrong
        })?;
        match names.get(&name) {
            Some(group) => self.group(*group, &name, back),
            None => Err(Wrong::of(Kind::Index, "unknown group name %r").named(name)),
        }
    }

    /// After a backslash and a digit.
    fn digits(&mut self, first: char) -> Parsed<()> {
        if first == '0' {
            let text = self.tokens.take_while(2, |c| ('0'..='7').contains(&c))?;
            let code = u32::from_str_radix(&text, 8).unwrap_or(0);
            self.push(code & 0xff);
            return Ok(());
        }
        match self.tokens.digits(first)? {
            Digits::Octal(code) => {
                self.push(code);
                Ok(())
            }
            Digits::Group { group, length } => self.group(group, &group.to_string(), length),
        }
    }

    fn escape(&mut self, token: Token) -> Parsed<()> {
        let code = match token.escaped() {
            Some('a') => 7,
            Some('b') => 8,
            Some('f') => 12,
            Some('n') => 10,
            Some('r') => 13,
            Some('t') => 9,
            Some('v') => 11,
            Some('\\') => u32::from('\\'),
            Some(c) if c.is_ascii_alphabetic() => {
                return Err(self.tokens.error(format!("bad escape {}", token.text()), 2));
            }
            _ => {
                debug_assert!(!is(Some(token), '\\'));
                self.push('\\'.into());
                token.code
            }
        };
        self.push(code);
        Ok(())
    }
}
