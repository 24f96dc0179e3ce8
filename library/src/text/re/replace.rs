//! `sub`, `split`, `findall` and `expand`: what is made of matches.

use std::sync::Arc;

use nonlocal::{Buffer, Bytes, Chars, Closure, Ctx, Either, Error, Held, Result, Slice, Tuple};

use super::Hooks;
use super::error::Wrong;
use super::find::{Compiled, Subject, Walk, type_error, type_name};
use super::matched::{Match, part_of};
use super::matcher::{Matcher, Mode};
use super::template::{self, Piece};
use super::token::code_of;

/// Text or bytes that are being put together.
pub(super) type Made = Either<Chars, Bytes>;

/// So many items, or bytes, are paid for at a time.
const MANY: usize = 1024;

/// Pays for items that are collected.
fn pay<T>(cx: &mut Ctx<'_>, items: &[T]) -> Result<()> {
    if items.len().is_multiple_of(MANY) {
        cx.charge(MANY * size_of::<T>())?;
    }
    Ok(())
}

/// Raises what is wrong with a pattern or a template.
pub(super) fn raise<T>(cx: &mut Ctx<'_>, wrong: Wrong, text: Held) -> Result<T> {
    let Some(Hooks { raise, .. }) = cx.data::<Hooks>() else {
        return Err(Error::exception("ValueError", wrong.message));
    };
    let raise = raise.clone();
    let text = cx.held(&text)?;
    let args = (
        wrong.kind.name(),
        Chars(wrong.message),
        wrong.name.map(Chars),
        text,
        wrong.at,
    );
    cx.call::<()>(&raise, args)?;
    Err(Error::exception("ValueError", "a wrong pattern"))
}

/// The code points of a str, or bytes; and whether it is a str.
pub(super) fn codes(cx: &Ctx<'_>, text: &Held) -> Result<Option<(Vec<u32>, bool)>> {
    Ok(cx.buffer(text)?.map(|buffer| match buffer {
        Buffer::Text(text) => (text.as_str().chars().map(code_of).collect(), true),
        Buffer::Bytes(data) => (data.iter().map(|byte| u32::from(*byte)).collect(), false),
    }))
}

/// A template, read: its pieces, and whether it is a str. One of the other kind than the pattern is an error where it is
/// put together with what was matched.
struct Template {
    pieces: Vec<Piece>,
    is_text: bool,
}

impl Template {
    /// Refuses what does not fit to the pattern; `index` is the place of the template's text among what is joined.
    fn check(
        &self,
        re: &Compiled,
        index: usize,
        groups: &dyn Fn(usize) -> Option<(usize, usize)>,
    ) -> Result<()> {
        if self.is_text == re.is_text {
            return Ok(());
        }
        // With groups the template is joined first, and what they matched is what does not fit.
        let mut at = 1;
        let mut has_groups = false;
        for (place, piece) in self.pieces.iter().enumerate() {
            match piece {
                Piece::Group(group) => {
                    has_groups = true;
                    if groups(*group as usize).is_some() {
                        return check_kind(self.is_text, re.is_text, at);
                    }
                }
                Piece::Literal(_) if place > 0 => at += 1,
                Piece::Literal(_) => {}
            }
        }
        if has_groups || !self.pieces.is_empty() {
            check_kind(re.is_text, self.is_text, index)?;
        }
        Ok(())
    }
}

/// Reads a template.
fn template(cx: &mut Ctx<'_>, re: &Compiled, text: Held) -> Result<Template> {
    let Some(buffer) = cx.buffer(&text)? else {
        let name = type_name(cx, &text)?;
        let text = format!("decoding to str: need a bytes-like object, {name} found");
        return type_error(text);
    };
    let (bytes, is_text) = match buffer {
        Buffer::Text(text) => (text.as_str().as_bytes(), true),
        Buffer::Bytes(data) => (data, false),
    };
    if memchr::memchr(b'\\', bytes).is_none() {
        let literal = bytes.to_vec();
        cx.charge(literal.len())?;
        let pieces = vec![Piece::Literal(literal)];
        return Ok(Template { pieces, is_text });
    }
    cx.charge(bytes.len().saturating_mul(8))?;
    let codes = codes(cx, &text)?.map_or_else(Vec::new, |(codes, _)| codes);
    let groups = re.program.groups as u32;
    match template::parse(&codes, is_text, groups, &re.numbers) {
        Ok(pieces) => Ok(Template { pieces, is_text }),
        Err(wrong) => raise(cx, *wrong, text),
    }
}

/// Refuses to join bytes to texts, and texts to bytes.
fn check_kind(to_text: bool, is_text: bool, index: usize) -> Result<()> {
    match (to_text, is_text) {
        (true, false) => type_error(format!(
            "sequence item {index}: expected str instance, bytes found"
        )),
        (false, true) => type_error(format!(
            "sequence item {index}: expected a bytes-like object, str found"
        )),
        _ => Ok(()),
    }
}

/// Text or bytes.
fn made(is_text: bool, bytes: Vec<u8>) -> Made {
    if !is_text {
        return Either::Right(Bytes(bytes));
    }
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    Either::Left(Chars(text))
}

/// Appends bytes of the subject, or others, and pays for them.
struct Out {
    bytes: Vec<u8>,
    paid: usize,
}

impl Out {
    fn pay(&mut self, cx: &mut Ctx<'_>, more: usize) -> Result<()> {
        let needed = self.bytes.len() + more;
        if needed > self.paid {
            let room = needed.max(self.paid * 2).max(256);
            cx.charge(room)?;
            self.bytes.reserve(room - self.bytes.len());
            self.paid = room;
        }
        Ok(())
    }

    fn push(&mut self, cx: &mut Ctx<'_>, bytes: &[u8]) -> Result<()> {
        self.pay(cx, bytes.len())?;
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn part(
        &mut self,
        cx: &mut Ctx<'_>,
        string: &Held,
        (start, end): (usize, usize),
    ) -> Result<()> {
        self.pay(cx, end.saturating_sub(start))?;
        let part = match cx.buffer(string)? {
            Some(Buffer::Text(text)) => text.as_str().as_bytes().get(start..end),
            Some(Buffer::Bytes(data)) => data.get(start..end),
            None => None,
        };
        self.bytes.extend_from_slice(part.unwrap_or_default());
        Ok(())
    }

    fn fill(
        &mut self,
        cx: &mut Ctx<'_>,
        pieces: &[Piece],
        string: &Held,
        groups: &dyn Fn(usize) -> Option<(usize, usize)>,
    ) -> Result<()> {
        for piece in pieces {
            match piece {
                Piece::Literal(bytes) => self.push(cx, bytes)?,
                Piece::Group(group) => {
                    if let Some(span) = groups(*group as usize) {
                        self.part(cx, string, span)?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// `Match.expand`
pub(super) fn expand(
    cx: &mut Ctx<'_>,
    re: &Compiled,
    _pattern: Held,
    string: Held,
    text: Held,
    groups: &dyn Fn(usize) -> Option<(usize, usize)>,
) -> Result<Made> {
    let template = template(cx, re, text)?;
    let is_group = |piece: &Piece| matches!(piece, Piece::Group(_));
    if template.pieces.iter().any(is_group) {
        template.check(re, 0, groups)?;
    }
    let mut out = Out {
        bytes: Vec::new(),
        paid: 0,
    };
    out.fill(cx, &template.pieces, &string, groups)?;
    Ok(made(template.is_text, out.bytes))
}

/// The places of a group in a matcher.
fn group_of(matcher: &Matcher, group: usize) -> Option<(usize, usize)> {
    if group == 0 {
        return Some((matcher.start, matcher.end));
    }
    part_of(&matcher.marks, group)
}

/// What stands in the place of each match.
enum By {
    Template(Template),
    Call(Closure),
}

/// `Pattern.subn`
pub(super) fn replace(
    cx: &mut Ctx<'_>,
    re: &Arc<Compiled>,
    pattern: Held,
    by: Held,
    string: Held,
    count: i64,
) -> Result<(Either<Held, Made>, i64)> {
    let is_text = cx.buffer(&by)?.is_some();
    let object = cx.held(&by)?;
    let by = match is_text {
        false => match cx.from_value::<Closure>(object) {
            Ok(call) => By::Call(call),
            Err(_) => By::Template(template(cx, re, by)?),
        },
        true => By::Template(template(cx, re, by)?),
    };
    let subject = Subject::new(cx, re, string, None, None)?;
    let mut walk = Walk::new(re, subject);
    let mut out = Out {
        bytes: Vec::new(),
        paid: 0,
    };
    let (mut done, mut copied, mut items) = (0, 0, 0);
    while (count == 0 || done < count) && walk.next(cx, Mode::Search)? {
        let (start, end) = (walk.matcher.start, walk.matcher.end);
        if copied < start {
            out.part(cx, &string, (copied, start))?;
            items += 1;
        }
        match &by {
            By::Template(template) => {
                let groups = |group: usize| group_of(&walk.matcher, group);
                template.check(re, items, &groups)?;
                out.fill(cx, &template.pieces, &string, &groups)?;
            }
            By::Call(call) => {
                let found = Match::new(re, pattern, &walk.subject, &walk.matcher);
                let given: Held = cx.call(call, (found,))?;
                called(cx, re, &mut out, given, items)?;
            }
        }
        items += 1;
        copied = end;
        done += 1;
    }
    if done == 0 && is_exact(cx, re, &string)? {
        return Ok((Either::Left(string), 0));
    }
    let end = walk.subject.bytes(cx)?.len();
    out.part(cx, &string, (copied, end))?;
    Ok((Either::Right(made(re.is_text, out.bytes)), done))
}

/// Whether a string can be given back as it is: it is no bytearray or view.
fn is_exact(cx: &mut Ctx<'_>, re: &Compiled, string: &Held) -> Result<bool> {
    let name = type_name(cx, string)?;
    Ok(name == if re.is_text { "str" } else { "bytes" })
}

/// Appends what a function gave for a match.
fn called(cx: &mut Ctx<'_>, re: &Compiled, out: &mut Out, given: Held, index: usize) -> Result<()> {
    let (bytes, is_text) = match cx.buffer(&given)? {
        Some(Buffer::Text(text)) => (text.as_str().len(), true),
        Some(Buffer::Bytes(data)) => (data.len(), false),
        None => {
            let name = type_name(cx, &given)?;
            if name == "NoneType" {
                return Ok(());
            }
            let wanted = if re.is_text {
                "str instance"
            } else {
                "a bytes-like object"
            };
            let text = format!("sequence item {index}: expected {wanted}, {name} found");
            return type_error(text);
        }
    };
    check_kind(re.is_text, is_text, index)?;
    out.part(cx, &given, (0, bytes))
}

/// An item of `findall`.
pub(super) type Found = Either<Slice, Tuple<Slice>>;

/// `Pattern.findall`
pub(super) fn find_all(
    cx: &mut Ctx<'_>,
    re: &Arc<Compiled>,
    subject: Subject,
) -> Result<Vec<Found>> {
    let mut walk = Walk::new(re, subject);
    let mut found = Vec::new();
    let string = walk.subject.string;
    let groups = re.program.groups;
    while walk.next(cx, Mode::Search)? {
        let slice = |group: usize| {
            let (start, end) = group_of(&walk.matcher, group).unwrap_or((0, 0));
            Slice::new(string, start..end)
        };
        pay(cx, &found)?;
        found.push(match groups {
            1 => Either::Left(slice(0)),
            2 => Either::Left(slice(1)),
            _ => Either::Right(Tuple((1..groups).map(slice).collect())),
        });
    }
    Ok(found)
}

/// `Pattern.split`
pub(super) fn split(
    cx: &mut Ctx<'_>,
    re: &Arc<Compiled>,
    string: Held,
    most: i64,
) -> Result<Vec<Option<Slice>>> {
    let subject = Subject::new(cx, re, string, None, None)?;
    let mut walk = Walk::new(re, subject);
    let (mut parts, mut last, mut count) = (Vec::new(), 0, 0);
    while (most == 0 || count < most) && walk.next(cx, Mode::Search)? {
        pay(cx, &parts)?;
        parts.push(Some(Slice::new(string, last..walk.matcher.start)));
        for group in 1..re.program.groups {
            pay(cx, &parts)?;
            let span = group_of(&walk.matcher, group);
            parts.push(span.map(|(start, end)| Slice::new(string, start..end)));
        }
        last = walk.matcher.end;
        count += 1;
    }
    parts.push(Some(Slice::new(string, last..usize::MAX)));
    Ok(parts)
}
