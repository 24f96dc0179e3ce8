//! Sets: what stands in brackets.

use super::super::error::Parsed;
use super::super::set::{Builder, Class};
use super::super::token::{Token, is};
use super::super::tree::Node;
use super::Parser;

impl Parser<'_> {
    fn warn(&mut self, what: &str, at: usize) {
        self.warnings
            .push(format!("Possible {what} at position {at}"));
    }

    /// After an opening bracket.
    pub(super) fn set(&mut self) -> Parsed<()> {
        let here = self.tokens.tell() - 1;
        let unterminated = |parser: &Self| {
            let back = parser.tokens.tell() - here;
            parser.tokens.error("unterminated character set", back)
        };
        let mut builder = Builder::new(self.fold(), self.ascii());
        if is(self.tokens.next(), '[') {
            self.warn("nested set", self.tokens.tell());
        }
        builder.negated = self.tokens.matches('^')?;
        loop {
            let Some(token) = self.tokens.get()? else {
                return Err(unterminated(self));
            };
            if is(Some(token), ']') && !builder.is_empty() {
                break;
            }
            let low = self.member(token)?;
            if token.escaped().is_none()
                && !builder.is_empty()
                && let Some(c @ ('-' | '&' | '~' | '|')) = token.single()
                && is(self.tokens.next(), c)
            {
                let what = match c {
                    '-' => "set difference",
                    '&' => "set intersection",
                    '~' => "set symmetric difference",
                    _ => "set union",
                };
                self.warn(what, self.tokens.tell() - 1);
            }
            if !self.tokens.matches('-')? {
                match low {
                    Member::One(code) => builder.range(code, code),
                    Member::Class(class, negated) => builder.class(class, negated),
                }
                continue;
            }
            let Some(last) = self.tokens.get()? else {
                return Err(unterminated(self));
            };
            if is(Some(last), ']') {
                match low {
                    Member::One(code) => builder.range(code, code),
                    Member::Class(class, negated) => builder.class(class, negated),
                }
                builder.range('-'.into(), '-'.into());
                break;
            }
            let high = self.member(last)?;
            if is(Some(last), '-') {
                self.warn("set difference", self.tokens.tell() - 2);
            }
            match (low, high) {
                (Member::One(low), Member::One(high)) if low <= high => builder.range(low, high),
                _ => {
                    let message = format!("bad character range {}-{}", token.text(), last.text());
                    let back = token.len() + 1 + last.len();
                    return Err(self.tokens.error(message, back));
                }
            }
        }
        if let Some(code) = builder.single() {
            self.push(Node::Literal(code));
        } else {
            self.push_set(builder);
        }
        Ok(())
    }

    /// What a token in a set stands for.
    fn member(&mut self, token: Token) -> Parsed<Member> {
        if token.escaped().is_none() {
            return Ok(Member::One(token.code));
        }
        if let Some((class, negated)) = class_of(token) {
            return Ok(Member::Class(class, negated));
        }
        self.tokens.escape(token, true).map(Member::One)
    }
}

/// What a set is made of.
enum Member {
    One(u32),
    Class(Class, bool),
}

pub(super) fn class_of(token: Token) -> Option<(Class, bool)> {
    Some(match token.escaped()? {
        'd' => (Class::Digit, false),
        'D' => (Class::Digit, true),
        's' => (Class::Space, false),
        'S' => (Class::Space, true),
        'w' => (Class::Word, false),
        'W' => (Class::Word, true),
        _ => return None,
    })
}
