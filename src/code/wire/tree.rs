//! A code object and all that is nested in it as bytes: the innermost first, each with its parts in the order of
//! [`CodeParts`].
//!
//! A text stands where it is first used, and is a number from then on: names are shared between the code objects of a tree,
//! as the compiler shares them. A place in the source is written as its distance from the one before.

use std::sync::Arc;

use super::{MAX_DEPTH, Reader, Result, Writer, constant};
use crate::code::{Child, CodeFlags, CodeObject, CodeParts, Handler, Position, Reg, verify};
use crate::table::HashMap;

impl CodeObject {
    /// Writes the code, and all that is nested in it. Equal code gives equal bytes.
    pub(crate) fn write(&self, out: &mut Writer) -> Result<()> {
        let all = innermost_first(self, out)?;
        out.put_count(all.len())?;
        let mut texts = WrittenTexts::default();
        for code in all {
            write_parts(code, &mut texts, out)?;
        }
        Ok(())
    }

    /// Reads code that [`CodeObject::write`] wrote, or that anybody else made up: what comes out has passed
    /// [`verify()`], as code of a [`CodeBuilder`](crate::CodeBuilder) has.
    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Self> {
        // Each with how deep others are nested in it.
        let mut done: Vec<(Self, usize)> = Vec::new();
        let mut texts = ReadTexts::default();
        for _ in 0..from.count()? {
            let at = from.offset();
            let (parts, depth) = read_parts(&mut done, &mut texts, from)?;
            if depth > MAX_DEPTH {
                return Err(from.refuse_at(at, TOO_DEEP));
            }
            let name = Arc::clone(&parts.qualname);
            let code = verify(parts)
                .map_err(|error| from.refuse_at(at, format!("code of {name}: {error}")))?;
            done.push((code, depth));
        }
        match (done.pop(), done.len()) {
            (Some((code, _)), 0) => Ok(code),
            (None, _) => Err(from.refuse("no code")),
            (_, others) => Err(from.refuse(format!("{others} code objects belong nowhere"))),
        }
    }
}

const TOO_DEEP: &str = "code is nested too deep";

/// A code object and all that are nested in it, each behind those that are nested in it.
fn innermost_first<'a>(code: &'a CodeObject, out: &Writer) -> Result<Vec<&'a CodeObject>> {
    let mut all = Vec::new();
    let mut work = vec![(code, 0)];
    while let Some((code, depth)) = work.pop() {
        if depth > MAX_DEPTH {
            return Err(out.refuse(TOO_DEEP));
        }
        all.push(code);
        work.extend(code.children.iter().map(|child| (&child.code, depth + 1)));
    }
    all.reverse();
    Ok(all)
}

fn write_parts<'a>(
    parts: &'a CodeParts,
    texts: &mut WrittenTexts<'a>,
    out: &mut Writer,
) -> Result<()> {
    for text in [&parts.name, &parts.qualname, &parts.filename] {
        texts.put(text, out)?;
    }
    out.put(&(parts.firstlineno, parts.argcount, parts.posonlyargcount))?;
    out.put(&(parts.kwonlyargcount, parts.flags.bits()))?;
    for names in [
        &parts.varnames,
        &parts.cellvars,
        &parts.freevars,
        &parts.names,
    ] {
        out.put_count(names.len())?;
        for name in names {
            texts.put(name, out)?;
        }
    }
    constant::write(&parts.constants, texts, out)?;
    out.put_count(parts.children.len())?;
    for child in &parts.children {
        out.put(&child.captures[..])?;
    }
    out.put(&parts.instrs[..])?;
    write_positions(&parts.positions, out)?;
    out.put(&parts.live[..])?;
    out.put_count(parts.handlers.len())?;
    for row in &parts.handlers {
        out.put(&(row.start, row.end, row.target, row.exc.0))?;
    }
    out.put(&parts.varname_slots[..])?;
    out.put(&parts.cell_slots[..])?;
    out.put(&(parts.frame_size, parts.cache_count))
}

/// Reads the parts of a code object, which takes those that it nests from the end of what is done; with how deep it nests.
fn read_parts(
    done: &mut Vec<(CodeObject, usize)>,
    texts: &mut ReadTexts,
    from: &mut Reader<'_>,
) -> Result<(CodeParts, usize)> {
    let [name, qualname, filename] = [texts.take(from)?, texts.take(from)?, texts.take(from)?];
    let (firstlineno, argcount, posonlyargcount) = from.take()?;
    let (kwonlyargcount, flags) = from.take()?;
    let mut names = || from.list(|from| texts.take(from));
    let (varnames, cellvars, freevars, names) = (names()?, names()?, names()?, names()?);
    let constants = constant::read(texts, from)?;
    let (children, depth) = read_children(done, from)?;
    let instrs = from.take()?;
    let positions = read_positions(from)?;
    let live = from.take()?;
    let handlers = from.list(|from| {
        let (start, end, target, exc) = from.take()?;
        Ok(Handler {
            start,
            end,
            target,
            exc: Reg(exc),
        })
    })?;
    let (varname_slots, cell_slots) = from.take()?;
    let (frame_size, cache_count) = from.take()?;
    let parts = CodeParts {
        name,
        qualname,
        filename,
        firstlineno,
        argcount,
        posonlyargcount,
        kwonlyargcount,
        flags: CodeFlags::from_bits_retain(flags),
        varnames,
        cellvars,
        freevars,
        names,
        constants,
        children,
        instrs,
        positions,
        live,
        handlers,
        varname_slots,
        cell_slots,
        frame_size,
        cache_count,
    };
    Ok((parts, depth))
}

/// The last code objects that are done, with the cells that they capture.
fn read_children(
    done: &mut Vec<(CodeObject, usize)>,
    from: &mut Reader<'_>,
) -> Result<(Vec<Child>, usize)> {
    let at = from.offset();
    let count = from.count()?;
    let Some(first) = done.len().checked_sub(count) else {
        let reason = format!("{count} nested of {} code objects", done.len());
        return Err(from.refuse_at(at, reason));
    };
    let mut depth = 0;
    let mut children = Vec::with_capacity(count);
    for (code, inner) in done.drain(first..) {
        depth = depth.max(inner + 1);
        let captures = from.take()?;
        children.push(Child { code, captures });
    }
    Ok((children, depth))
}

/// A place as its distance from the one before: its first line from that of the other, its last line from its first, its
/// first column, its last column from its first.
type Distance = (i32, i32, u32, i32);

fn write_positions(positions: &[Position], out: &mut Writer) -> Result<()> {
    out.put_count(positions.len())?;
    let mut before = 0;
    for position in positions {
        let distance: Distance = (
            position.line.wrapping_sub(before).cast_signed(),
            position.end_line.wrapping_sub(position.line).cast_signed(),
            position.col,
            position.end_col.wrapping_sub(position.col).cast_signed(),
        );
        out.put(&distance)?;
        before = position.line;
    }
    Ok(())
}

fn read_positions(from: &mut Reader<'_>) -> Result<Vec<Position>> {
    let distances: Vec<Distance> = from.take()?;
    let mut before = 0_u32;
    let position = |(line, lines, col, cols): Distance| {
        before = before.wrapping_add(line.cast_unsigned());
        Position {
            line: before,
            end_line: before.wrapping_add(lines.cast_unsigned()),
            col,
            end_col: col.wrapping_add(cols.cast_unsigned()),
        }
    };
    Ok(distances.into_iter().map(position).collect())
}

/// The numbers of the texts that were written.
#[derive(Default)]
pub(super) struct WrittenTexts<'a>(HashMap<&'a str, u32>);

impl<'a> WrittenTexts<'a> {
    /// Writes the number of a text and, if it is new, the text.
    pub(super) fn put(&mut self, text: &'a str, out: &mut Writer) -> Result<()> {
        let next = u32::try_from(self.0.len()).map_err(|_| out.refuse("too many texts"))?;
        let number = *self.0.entry(text).or_insert(next);
        out.put(&number)?;
        if number == next {
            out.put(text)?;
        }
        Ok(())
    }
}

/// The texts that were read.
#[derive(Default)]
pub(super) struct ReadTexts(Vec<Arc<str>>);

impl ReadTexts {
    /// Reads the number of a text and, if it is new, the text.
    pub(super) fn take(&mut self, from: &mut Reader<'_>) -> Result<Arc<str>> {
        let at = from.offset();
        let number: u32 = from.take()?;
        if number as usize == self.0.len() {
            self.0.push(from.take::<&str>()?.into());
        }
        match self.0.get(number as usize) {
            Some(text) => Ok(Arc::clone(text)),
            None => {
                let reason = format!("text {number} of {}", self.0.len());
                Err(from.refuse_at(at, reason))
            }
        }
    }
}
