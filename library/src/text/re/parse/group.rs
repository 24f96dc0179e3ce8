//! Groups: what stands after an opening parenthesis.

use super::super::error::{Parsed, Wrong};
use super::super::token::{Token, is};
use super::super::tree::{MOST_GROUPS, Node};
use super::{
    ASCII, DOT_ALL, IGNORE_CASE, Kinds, LOCALE, MULTI_LINE, Open, Parser, TYPES, UNICODE, VERBOSE,
    check_name,
};

impl Parser<'_> {
    /// After an opening parenthesis.
    pub(super) fn group(&mut self) -> Parsed<()> {
        let start = self.tokens.tell() - 1;
        let flags = self.current();
        if !self.tokens.matches('?')? {
            return self.open_group(None, start);
        }
        let Some(token) = self.tokens.get()? else {
            return Err(self.tokens.error("unexpected end of pattern", 0));
        };
        let kind = match token.single() {
            Some('P') => return self.python_group(start),
            Some(':') => Kinds::Plain,
            Some('>') => Kinds::Atomic,
            Some('#') => loop {
                match self.tokens.get()? {
                    None => {
                        let back = self.tokens.tell() - start;
                        let message = "missing ), unterminated comment";
                        return Err(self.tokens.error(message, back));
                    }
                    token if is(token, ')') => return Ok(()),
                    Some(_) => {}
                }
            },
            Some(c @ ('=' | '!')) => Kinds::Look {
                behind: false,
                negated: c == '!',
                first_behind: false,
            },
            Some('<') => {
                let Some(token) = self.tokens.get()? else {
                    return Err(self.tokens.error("unexpected end of pattern", 0));
                };
                let Some(c @ ('=' | '!')) = token.single() else {
                    let message = format!("unknown extension ?<{}", token.text());
                    return Err(self.tokens.error(message, token.len() + 2));
                };
                let first_behind = self.behind.is_none();
                if first_behind {
                    self.behind = Some(self.groups.len() as u32);
                }
                Kinds::Look {
                    behind: true,
                    negated: c == '!',
                    first_behind,
                }
            }
            Some('(') => self.condition()?,
            Some(c) if c == '-' || flag(c).is_some() => {
                let Some((add, remove)) = self.inline_flags(token)? else {
                    return self.global_flags(start);
                };
                let mut inner = flags;
                if add & TYPES != 0 {
                    inner &= !TYPES;
                }
                let inner = (inner | add) & !remove;
                self.open.push(Open::new(Kinds::Plain, start, inner));
                return Ok(());
            }
            _ => {
                let message = format!("unknown extension ?{}", token.text());
                return Err(self.tokens.error(message, token.len() + 1));
            }
        };
        self.open.push(Open::new(kind, start, flags));
        Ok(())
    }

    /// The flags that have just been read hold for the whole pattern.
    fn global_flags(&mut self, start: usize) -> Parsed<()> {
        let is_first = self.open.len() == 1
            && self.top().items.is_empty()
            && self.top().alternatives.is_empty();
        if !is_first {
            let back = self.tokens.tell() - start;
            let message = "global flags not at the start of the expression";
            return Err(self.tokens.error(message, back));
        }
        let flags = self.flags;
        self.top().flags = flags;
        Ok(())
    }

    /// After `(?P`.
    fn python_group(&mut self, start: usize) -> Parsed<()> {
        if self.tokens.matches('<')? {
            let name = self.tokens.until('>', "group name")?;
            self.check_name(&name, 1)?;
            return self.open_group(Some(name), start);
        }
        if self.tokens.matches('=')? {
            let name = self.tokens.until(')', "group name")?;
            self.check_name(&name, 1)?;
            let back = name.chars().count() + 1;
            let Some(group) = self.group_named(&name) else {
                let wrong = self.tokens.error("unknown group name %r", back);
                return Err(wrong.named(name));
            };
            self.check_closed(group, back)?;
            self.check_behind(group)?;
            let fold = self.fold();
            self.push(Node::Back { group, fold });
            return Ok(());
        }
        match self.tokens.get()? {
            None => Err(self.tokens.error("unexpected end of pattern", 0)),
            Some(token) => {
                let message = format!("unknown extension ?P{}", token.text());
                Err(self.tokens.error(message, token.len() + 2))
            }
        }
    }

    fn open_group(&mut self, name: Option<String>, start: usize) -> Parsed<()> {
        let number = self.groups.len() as u32;
        if number >= MOST_GROUPS {
            return Err(Wrong::new("too many groups", None));
        }
        if let Some(name) = name {
            if let Some(other) = self.group_named(&name) {
                let message =
                    format!("redefinition of group name %r as group {number}; was group {other}");
                let back = name.chars().count() + 1;
                return Err(self.tokens.error(message, back).named(name));
            }
            self.numbers.insert(name.clone(), number);
            self.names.push((name, number));
        }
        self.groups.push(None);
        let flags = self.current();
        self.open
            .push(Open::new(Kinds::Group(number), start, flags));
        Ok(())
    }

    fn group_named(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    fn check_name(&self, name: &str, more: usize) -> Parsed<()> {
        let back = name.chars().count() + more;
        check_name(name, self.is_text).map_err(|mut wrong| {
            wrong.at = Some(self.tokens.tell().saturating_sub(back));
            wrong
        })
    }

    pub(super) fn check_closed(&self, group: u32, back: usize) -> Parsed<()> {
        match self.groups.get(group as usize) {
            Some(Some(_)) => Ok(()),
            _ => Err(self.tokens.error("cannot refer to an open group", back)),
        }
    }

    pub(super) fn check_behind(&self, group: u32) -> Parsed<()> {
        let Some(behind) = self.behind else {
            return Ok(());
        };
        self.check_closed(group, 0)?;
        if group >= behind {
            let message = "cannot refer to group defined in the same lookbehind subpattern";
            return Err(self.tokens.error(message, 0));
        }
        Ok(())
    }

    /// After `(?(`.
    fn condition(&mut self) -> Parsed<Kinds> {
        let name = self.tokens.until(')', "group name")?;
        let back = name.chars().count() + 1;
        let group = if name.bytes().all(|byte| byte.is_ascii_digit()) {
            let number = name.parse::<u32>().unwrap_or(u32::MAX);
            if number == 0 {
                return Err(self.tokens.error("bad group number", back));
            }
            if number >= MOST_GROUPS {
                let digits = name.trim_start_matches('0');
                let message = format!("invalid group reference {digits}");
                return Err(self.tokens.error(message, back));
            }
            if self.placed.insert(number) {
                self.places.push((number, self.tokens.tell() - back));
            }
            number
        } else {
            self.check_name(&name, 1)?;
            match self.group_named(&name) {
                Some(group) => group,
                None => {
                    let wrong = self.tokens.error("unknown group name %r", back);
                    return Err(wrong.named(name));
                }
            }
        };
        self.check_behind(group)?;
        Ok(Kinds::If { group, yes: None })
    }

    /// Flags after `(?`; `None` if they hold for the whole pattern, which has them then.
    fn inline_flags(&mut self, first: Token) -> Parsed<Option<(u32, u32)>> {
        let (mut add, mut remove) = (0, 0);
        let mut token = first;
        if !is(Some(token), '-') {
            while let Some(bit) = token.single().and_then(flag) {
                if self.is_text && bit == LOCALE {
                    let message = "bad inline flags: cannot use 'L' flag with a str pattern";
                    return Err(self.tokens.error(message, 0));
                }
                if !self.is_text && bit == UNICODE {
                    let message = "bad inline flags: cannot use 'u' flag with a bytes pattern";
                    return Err(self.tokens.error(message, 0));
                }
                add |= bit;
                if bit & TYPES != 0 && add & TYPES != bit {
                    let message = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
                    return Err(self.tokens.error(message, 0));
                }
                token = match self.tokens.get()? {
                    None => return Err(self.tokens.error("missing -, : or )", 0)),
                    Some(token) => token,
                };
                if matches!(token.single(), Some(')' | '-' | ':')) {
                    break;
                }
                self.expect_flag(token, "missing -, : or )")?;
            }
        }
        if is(Some(token), ')') {
            self.flags |= add;
            return Ok(None);
        }
        if is(Some(token), '-') {
            token = match self.tokens.get()? {
                None => return Err(self.tokens.error("missing flag", 0)),
                Some(token) => token,
            };
            self.expect_flag(token, "missing flag")?;
            while let Some(bit) = token.single().and_then(flag) {
                if bit & TYPES != 0 {
                    let message = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                    return Err(self.tokens.error(message, 0));
                }
                remove |= bit;
                token = match self.tokens.get()? {
                    None => return Err(self.tokens.error("missing :", 0)),
                    Some(token) => token,
                };
                if is(Some(token), ':') {
                    break;
                }
                self.expect_flag(token, "missing :")?;
            }
        }
        if add & remove != 0 {
            let message = "bad inline flags: flag turned on and off";
            return Err(self.tokens.error(message, 1));
        }
        Ok(Some((add, remove)))
    }

    fn expect_flag(&self, token: Token, missing: &str) -> Parsed<()> {
        if token.single().and_then(flag).is_some() {
            return Ok(());
        }
        let message = match token.single() {
            Some(c) if c.is_alphabetic() => "unknown flag",
            _ => missing,
        };
        Err(self.tokens.error(message, token.len()))
    }
}

fn flag(c: char) -> Option<u32> {
    Some(match c {
        'i' => IGNORE_CASE,
        'L' => LOCALE,
        'm' => MULTI_LINE,
        's' => DOT_ALL,
        'x' => VERBOSE,
        'a' => ASCII,
        'u' => UNICODE,
        _ => return None,
    })
}
