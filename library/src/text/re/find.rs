//! Looking for matches in what a script holds, which pays for it.

use std::collections::HashMap;
use std::sync::Arc;

use nonlocal::{Buffer, Ctx, Error, Held, Result, Value};

use super::matcher::{FRAME, Matcher, Mode, NONE, Status};
use super::program::Program;

/// A pattern, compiled, as its matches share it.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) program: Program,
    pub(super) names: Vec<(String, u32)>,
    /// The same, to be looked up.
    pub(super) numbers: HashMap<String, u32>,
    pub(super) is_text: bool,
    pub(super) flags: u32,
}

/// So many steps are gone at a time.
const STEPS: i64 = 1 << 14;
/// So many steps are one unit of fuel.
const STEPS_OF_A_UNIT: u64 = 4;

/// A string with the part of it that is looked at.
#[derive(Debug)]
pub(super) struct Subject {
    pub(super) string: Held,
    /// In characters, as scripts see them.
    pub(super) pos: usize,
    pub(super) endpos: usize,
    /// The same in bytes.
    pub(super) from: usize,
    end: usize,
    is_utf8: bool,
}

impl Subject {
    pub(super) fn new(
        cx: &mut Ctx<'_>,
        re: &Compiled,
        string: Held,
        pos: Option<i64>,
        endpos: Option<i64>,
    ) -> Result<Self> {
        let buffer = cx.buffer(&string)?;
        let len = match (buffer, re.is_text) {
            (Some(Buffer::Text(text)), true) => text.char_count(),
            (Some(Buffer::Bytes(data)), false) => data.len(),
            (Some(Buffer::Bytes(_)), true) => {
                return type_error("cannot use a string pattern on a bytes-like object");
            }
            (Some(Buffer::Text(_)), false) => {
                return type_error("cannot use a bytes pattern on a string-like object");
            }
            (None, _) => {
                let name = type_name(cx, &string)?;
                let text = format!("expected string or bytes-like object, got '{name}'");
                return type_error(text);
            }
        };
        let clamp = |place: i64| usize::try_from(place).map_or(0, |place| place.min(len));
        let pos = pos.map_or(0, clamp);
        let endpos = endpos.map_or(len, clamp);
        let (from, end, is_utf8) = match buffer {
            Some(Buffer::Text(text)) if !text.is_ascii() => {
                // The start needs no look at the text, and most look from there.
                let from = if pos == 0 { 0 } else { text.offset(pos) };
                (from, text.offset(endpos), true)
            }
            _ => (pos, endpos, false),
        };
        Ok(Self {
            string,
            pos,
            endpos,
            from,
            end,
            is_utf8,
        })
    }

    /// Its bytes, as far as they are looked at.
    pub(super) fn bytes<'a>(&self, cx: &'a Ctx<'_>) -> Result<&'a [u8]> {
        let all = match cx.buffer(&self.string)? {
            Some(Buffer::Text(text)) => text.as_str().as_bytes(),
            Some(Buffer::Bytes(data)) => data,
            // A view that was released meanwhile.
            None => &[],
        };
        Ok(all.get(..self.end).unwrap_or(all))
    }

    /// Looks for a match; the matcher has its places.
    pub(super) fn find(
        &self,
        cx: &mut Ctx<'_>,
        re: &Compiled,
        matcher: &mut Matcher,
        mode: Mode,
        start: usize,
        not_empty: bool,
    ) -> Result<bool> {
        let not_empty_at = if not_empty { start } else { NONE };
        matcher.begin(mode, start, not_empty_at);
        loop {
            let text = self.bytes(cx)?;
            let status = matcher.run(&re.program, text, self.is_utf8, STEPS);
            cx.burn(matcher.take_steps() / STEPS_OF_A_UNIT)?;
            match status {
                Status::Found => return Ok(true),
                Status::NotFound => return Ok(false),
                Status::Steps => {}
                Status::Room => {
                    let room = matcher.room() * 2;
                    cx.charge(room * FRAME)?;
                    matcher.grow(room);
                }
            }
        }
    }
}

/// Matches one after the other, as `finditer` gives them.
pub(super) struct Walk {
    pub(super) re: Arc<Compiled>,
    pub(super) subject: Subject,
    pub(super) matcher: Box<Matcher>,
    at: usize,
    /// The last match was empty, and ended at `at`.
    was_empty: bool,
    is_over: bool,
}

impl Walk {
    pub(super) fn new(re: &Arc<Compiled>, subject: Subject) -> Self {
        Self {
            matcher: Box::new(Matcher::new(&re.program)),
            at: subject.from,
            re: Arc::clone(re),
            subject,
            was_empty: false,
            is_over: false,
        }
    }

    /// Goes on to the next match, whose places the matcher has then.
    pub(super) fn next(&mut self, cx: &mut Ctx<'_>, mode: Mode) -> Result<bool> {
        if self.is_over {
            return Ok(false);
        }
        let found = self.subject.find(
            cx,
            &self.re,
            &mut self.matcher,
            mode,
            self.at,
            self.was_empty,
        )?;
        if found {
            self.at = self.matcher.end;
            self.was_empty = self.matcher.start == self.matcher.end;
        } else {
            self.is_over = true;
        }
        Ok(found)
    }
}

pub(super) fn type_error<T>(text: impl Into<String>) -> Result<T> {
    Err(Error::exception("TypeError", text))
}

/// The name of an object's type.
pub(super) fn type_name(cx: &mut Ctx<'_>, object: &Held) -> Result<String> {
    let object = cx.held(object)?;
    Ok(cx.type_name(&Value::Object(object)))
}
