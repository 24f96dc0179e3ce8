//! From a finished [`Unit`](super::unit::Unit) to a verified [`CodeObject`].
//!
//! Labels become indices, jumps to jumps are shortened, byte ranges become lines and columns, covered
//! instructions become rows of the exception table.

use std::sync::Arc;

use super::emit::{Emitted, LabelInfo};
use crate::code::{CodeObject, CodeParts, Handler, Instr, Position, Target, verify_layout};
use crate::compile::{CompileError, Compiler, Result};
use crate::meter;
use crate::symtable::BlockKind;
use crate::syntax::TextRange;

/// How many jumps in a row are followed to shorten a jump.
const MAX_HOPS: usize = 8;

impl Compiler<'_> {
    /// Makes the code object of the current unit, which is emptied.
    pub(in crate::compile) fn assemble(&mut self) -> Result<CodeObject> {
        self.drop_idle_marks();
        let positions = self.positions();
        let unit = &mut self.unit;
        let code = std::mem::take(&mut unit.code);
        let labels = unit.labels.len() * meter::LABEL;
        unit.meter.burn(code.len() as u64 / meter::ENTRIES_PER_UNIT);
        if u32::try_from(code.len()).is_err() {
            return Err(CompileError::new(
                "too many instructions in one block",
                unit.range,
            ));
        }
        let handlers = exception_table(&code, |handler| {
            let info = unit.handlers[handler as usize];
            (at(&unit.labels, Target(info.target.0)), info.exc)
        });
        let instrs = code
            .iter()
            .map(|emitted| resolve(emitted.instr, &code, &unit.labels))
            .collect();
        if unit.block.kind() == BlockKind::Annotation
            && let Some(format) = unit.varnames.first_mut()
        {
            // What signatures show; inside it must not be taken for a variable of that name.
            *format = Arc::from("format");
        }
        let parts = CodeParts {
            name: unit.name.clone(),
            qualname: unit.qualname.clone(),
            filename: self.source.name().clone(),
            firstlineno: unit.firstlineno,
            argcount: unit.argcount,
            posonlyargcount: unit.posonlyargcount,
            kwonlyargcount: unit.kwonlyargcount,
            flags: unit.flags,
            varnames: std::mem::take(&mut unit.varnames),
            cellvars: std::mem::take(&mut unit.cellvars),
            freevars: std::mem::take(&mut unit.freevars),
            names: std::mem::take(&mut unit.names),
            constants: std::mem::take(&mut unit.constants),
            children: std::mem::take(&mut unit.children),
            instrs,
            positions,
            live: code.iter().map(|emitted| emitted.live).collect(),
            handlers,
            varname_slots: std::mem::take(&mut unit.varname_slots),
            cell_slots: std::mem::take(&mut unit.cell_slots),
            frame_size: unit.frame_size(),
            cache_count: unit.cache_count,
        };
        let range = unit.range;
        let done = code.len() * (meter::INSTRUCTION - meter::LINKED_INSTRUCTION) + labels;
        drop(code);
        unit.meter.give_back(done);
        if !cfg!(debug_assertions) {
            return Ok(CodeObject::from_verified(parts));
        }
        // It takes a tenth of compiling, and can find faults of the compiler only: tests and fuzzing look for these.
        verify_layout(parts)
            .map_err(|error| CompileError::new(format!("compiler error: {error}"), range))
    }

    /// Drops the marks of lines ([`mark_line`](super::unit::Unit::mark_line)) that the next instruction, or the one
    /// before that always comes first, lies on as well.
    fn drop_idle_marks(&mut self) {
        let code = &self.unit.code;
        if !code.iter().any(|emitted| emitted.instr == Instr::Nop {}) {
            return;
        }
        let line = |index: usize| {
            let range = code.get(index).map(|emitted| emitted.range);
            let range = range.filter(|range| !range.is_empty());
            range.map(|range| self.source.line(range.start().into()))
        };
        let mut targets = vec![false; code.len() + 1];
        for at in self.unit.labels.iter().filter_map(|label| label.at) {
            targets[at as usize] = true;
        }
        // How many instructions before each are dropped.
        let mut dropped = Vec::with_capacity(code.len() + 1);
        let mut count = 0;
        let mut keep = Vec::with_capacity(code.len());
        for (index, emitted) in code.iter().enumerate() {
            dropped.push(count);
            let idle = emitted.instr == Instr::Nop {} && index + 1 < code.len() && {
                let before = index.checked_sub(1).filter(|_| !targets[index]);
                let here = line(index);
                line(index + 1) == here || before.is_some_and(|before| line(before) == here)
            };
            count += u32::from(idle);
            keep.push(!idle);
        }
        dropped.push(count);
        for label in &mut self.unit.labels {
            if let Some(at) = &mut label.at {
                *at -= dropped[*at as usize];
            }
        }
        let mut keep = keep.into_iter();
        self.unit.code.retain(|_| keep.next() == Some(true));
    }

    /// The lines and columns of the instructions. Neighbours mostly share a range.
    fn positions(&self) -> Vec<Position> {
        let mut last = (TextRange::default(), Position::default());
        let position = |emitted: &Emitted| {
            if emitted.range != last.0 {
                last = (
                    emitted.range,
                    self.position(emitted.range, last.1.end_line.max(1)),
                );
            }
            last.1
        };
        self.unit.code.iter().map(position).collect()
    }

    /// The lines and columns of a range, which probably begins on this line; `None` for the empty range.
    fn position(&self, range: TextRange, line: u32) -> Position {
        if range.is_empty() {
            return Position::default();
        }
        let (line, col) = self.source.position_near(range.start().into(), line);
        let (end_line, end_col) = self.source.position_near(range.end().into(), line);
        Position {
            line,
            end_line,
            col,
            end_col,
        }
    }
}

/// The index that a label stands for.
fn at(labels: &[LabelInfo], label: Target) -> u32 {
    labels
        .get(label.0 as usize)
        .and_then(|info| info.at)
        .unwrap_or(u32::MAX)
}

/// The instruction with an index in place of a label. A jump to a jump goes on to where that goes.
fn resolve(mut instr: Instr, code: &[Emitted], labels: &[LabelInfo]) -> Instr {
    let backwards = matches!(instr, Instr::JumpBack { .. });
    if let Some(target) = instr.target_mut() {
        let mut index = at(labels, *target);
        for _ in 0..MAX_HOPS {
            match code.get(index as usize).map(|emitted| emitted.instr) {
                Some(Instr::Jump { target }) if !backwards => index = at(labels, target),
                _ => break,
            }
        }
        *target = Target(index);
    }
    instr
}

/// One row for each run of instructions with the same handler. Each instruction knows its innermost handler, so
/// rows never overlap.
fn exception_table(
    code: &[Emitted],
    find: impl Fn(u32) -> (u32, crate::code::Reg),
) -> Vec<Handler> {
    let mut rows: Vec<Handler> = Vec::new();
    let mut open = None;
    for (index, emitted) in (0u32..).zip(code) {
        match (emitted.handler, rows.last_mut()) {
            (Some(handler), Some(row)) if open == Some(handler) && row.end == index => {
                row.end = index + 1
            }
            (Some(handler), _) => {
                let (target, exc) = find(handler);
                rows.push(Handler {
                    start: index,
                    end: index + 1,
                    target,
                    exc,
                });
            }
            (None, _) => {}
        }
        open = emitted.handler;
    }
    rows
}
