//! The entries of one traceback: `File .., line .., in ..` with the source lines.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Looking, MAX_ENTRIES, MAX_LINES, carets};
use crate::code::{CodeBuilder, CodeObject, Constant, Instr, Position};
use crate::heap::{Alloc, Heap};
use crate::object::{FrameObject, FrameState};
use crate::value::{ExceptionKey, TracebackKey, Value};
use crate::vm::Vm;

/// The file of entries that stand for functions of the host.
const HOST: &str = "<host>";

/// So many times an entry is shown before repetitions are only counted.
pub(super) const REPEATS_SHOWN: usize = 3;

/// What is found once for each source: where its lines begin, and what is shown of the ranges in it.
#[derive(Default)]
pub(super) struct LineCache {
    files: HashMap<Arc<str>, Option<IndexedSource>>,
    // A recursion shows the same ranges over and over, and each would be parsed again.
    excerpts: HashMap<(Arc<str>, Position), String>,
}

struct IndexedSource {
    text: Arc<str>,
    starts: Vec<usize>,
}

impl LineCache {
    /// The lines `first..=last` of a source, numbered from 1; empty if the source is not known.
    fn lines(&mut self, vm: &Vm, file: &Arc<str>, first: u32, last: u32) -> Vec<&str> {
        let source = self.files.entry(Arc::clone(file)).or_insert_with(|| {
            let text = Arc::clone(vm.sources.get(file)?);
            let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            let starts = std::iter::once(0)
                .chain(breaks.map(|(at, _)| at + 1))
                .collect();
            Some(IndexedSource { text, starts })
        });
        let Some(source) = source else {
            return Vec::new();
        };
        let line = |number: u32| {
            let index = (number as usize).checked_sub(1)?;
            let start = *source.starts.get(index)?;
            let end = source
                .starts
                .get(index + 1)
                .map_or(source.text.len(), |next| next - 1);
            source.text.get(start..end)
        };
        (first..=last.max(first)).map_while(line).collect()
    }
}

/// What tells whether two entries in a row are the same.
#[derive(PartialEq, Eq)]
struct Identity {
    file: Arc<str>,
    line: u32,
    name: Arc<str>,
}

/// Writes entries one after the other, and counts those that repeat.
struct Entries<'a> {
    cache: &'a mut LineCache,
    last: Option<Identity>,
    count: usize,
    emit: Emit<'a>,
}

/// Takes a piece of text; false: there is too much.
type Emit<'a> = &'a mut dyn FnMut(&mut Vm, &str) -> bool;

impl<'a> Entries<'a> {
    fn new(cache: &'a mut LineCache, emit: Emit<'a>) -> Self {
        Self {
            cache,
            last: None,
            count: 0,
            emit,
        }
    }

    /// Writes the entry of an instruction; `noted` is its line if the code does not know. False: there is too much
    /// text.
    fn push(&mut self, vm: &mut Vm, code: &CodeObject, pc: u32, noted: u32) -> bool {
        let (line, position) = place(code, pc, noted);
        let same = self.last.as_ref().is_some_and(|last| {
            last.line == line && last.file == code.filename && last.name == code.name
        });
        if !same {
            push_repeats(vm, self.count, self.emit);
            self.count = 0;
            self.last = Some(Identity {
                file: Arc::clone(&code.filename),
                line,
                name: Arc::clone(&code.name),
            });
        }
        self.count += 1;
        if self.count > REPEATS_SHOWN {
            return true;
        }
        let mut text = if line == 0 && *code.filename == *HOST {
            format!("  File \"{HOST}\", in {}\n", code.name)
        } else {
            format!(
                "  File \"{}\", line {line}, in {}\n",
                code.filename, code.name
            )
        };
        push_source(&mut text, vm, &code.filename, line, position, self.cache);
        (self.emit)(vm, &text)
    }

    fn finish(self, vm: &mut Vm) {
        push_repeats(vm, self.count, self.emit);
    }
}

/// Line and position of an instruction.
pub(super) fn place(code: &CodeObject, pc: u32, noted: u32) -> (u32, Position) {
    let position = code.positions.get(pc as usize).copied().unwrap_or_default();
    let line = if position.line == 0 {
        noted
    } else {
        position.line
    };
    (line, position)
}

impl Vm {
    /// Calls `emit` with the text of each entry of a traceback, until there is too much text.
    pub(super) fn format_entries(
        &mut self,
        first: Option<TracebackKey>,
        limit: Option<i64>,
        cache: &mut LineCache,
        emit: Emit<'_>,
    ) {
        let mut at = first;
        let (skipped, mut left) = entries_shown(&self.heap, first, limit);
        for _ in 0..skipped {
            at = at.and_then(|key| self.heap[key].next);
        }
        let mut entries = Entries::new(cache, emit);
        while let Some(key) = at.filter(|_| left > 0) {
            let entry = self.heap[key];
            at = entry.next;
            left -= 1;
            let code = self.heap[self.heap[entry.frame].code].code.clone();
            if !entries.push(self, &code, entry.pc, entry.line) {
                return;
            }
        }
        entries.finish(self);
    }

    /// Where a run stood that ended without an exception, in the form of a traceback; `last` is its last line.
    pub(crate) fn format_places(&mut self, places: &[(CodeObject, u32)], last: &str) -> String {
        let mut text = String::from("Traceback (most recent call last):\n");
        let mut cache = LineCache::default();
        // The run is over, and so may be its fuel: the bytes are the bound.
        let most = Looking::new(self).text_room();
        let mut emit = |_: &mut Vm, entry: &str| {
            text.push_str(entry);
            text.len() <= most
        };
        let mut entries = Entries::new(&mut cache, &mut emit);
        if places
            .iter()
            .all(|(code, pc)| entries.push(self, code, *pc, 0))
        {
            entries.finish(self);
        }
        text + last + "\n"
    }
}

impl Vm {
    /// Puts an entry for a function of the host in front of the exception's traceback.
    pub(crate) fn add_host_traceback(&mut self, exc: ExceptionKey, name: &str) {
        let mut builder = CodeBuilder::new(name).source(HOST, 0);
        let (dst, idx) = (builder.temp(), builder.constant(Constant::None));
        let built = builder
            .emit(Instr::LoadConst { dst, idx })
            .emit(Instr::Return { src: dst })
            .build();
        let Ok(code) = built else { return };
        self.heap.keep(exc.into());
        let code = self.link(&code);
        let globals = self.names.globals();
        let frame = self.heap.alloc(FrameObject {
            code,
            globals,
            namespace: Value::UNBOUND,
            state: FrameState::Finished {
                slots: Box::default(),
            },
            pc: 0,
            back: None,
            extra_locals: Value::UNBOUND,
            trace: Value::NONE,
            trace_lines: true,
            trace_opcodes: false,
        });
        self.heap.add_traceback(exc, frame, u32::MAX, 0);
    }

    /// The source lines of one entry with their carets, the common indent taken away.
    pub(crate) fn entry_excerpt(&self, entry: TracebackKey) -> Option<String> {
        let only = self.heap[entry];
        let code = &self.heap[self.heap[only.frame].code].code;
        self.excerpt(code, only.pc, only.line)
    }

    /// The source lines of an instruction, as [`Vm::entry_excerpt`].
    pub(crate) fn excerpt(&self, code: &CodeObject, pc: u32, noted: u32) -> Option<String> {
        let (line, position) = place(code, pc, noted);
        let mut text = String::new();
        let mut cache = LineCache::default();
        push_source(&mut text, self, &code.filename, line, position, &mut cache);
        let lines = text
            .lines()
            .map(|line| line.strip_prefix("    ").unwrap_or(line));
        let text: String = lines.flat_map(|line| [line, "\n"]).collect();
        (!text.is_empty()).then_some(text)
    }
}

fn push_repeats(vm: &mut Vm, count: usize, emit: Emit<'_>) {
    if count > REPEATS_SHOWN {
        let more = count - REPEATS_SHOWN;
        let s = if more > 1 { "s" } else { "" };
        emit(
            vm,
            &format!("  [Previous line repeated {more} more time{s}]\n"),
        );
    }
}

fn push_source(
    out: &mut String,
    vm: &Vm,
    file: &Arc<str>,
    line: u32,
    position: Position,
    cache: &mut LineCache,
) {
    if position.line == 0 {
        if let [text] = cache.lines(vm, file, line, line).as_slice()
            && !text.trim().is_empty()
            && text.len() <= MAX_LINES
        {
            out.push_str(&format!("    {}\n", text.trim()));
        }
        return;
    }
    let key = (Arc::clone(file), position);
    if let Some(known) = cache.excerpts.get(&key) {
        out.push_str(known);
        return;
    }
    let mut excerpt = String::new();
    let lines = cache.lines(vm, file, position.line, position.end_line);
    let bytes: usize = lines.iter().map(|line| line.len()).sum();
    if bytes > MAX_LINES {
        excerpt.push_str(&format!("    [{bytes} bytes of source are not shown]\n"));
    } else if !lines.is_empty() {
        carets::push_lines(&mut excerpt, &lines, position);
    }
    out.push_str(&excerpt);
    cache.excerpts.insert(key, excerpt);
}

/// How many entries a limit skips, and how many are shown then.
fn entries_shown(heap: &Heap, first: Option<TracebackKey>, limit: Option<i64>) -> (usize, usize) {
    // A traceback with more entries is a cycle that a script made, or as good as one.
    let most = MAX_ENTRIES;
    let amount = limit.map_or(most, |limit| {
        usize::try_from(limit.unsigned_abs()).map_or(most, |limit| limit.min(most))
    });
    if limit.is_none_or(|limit| limit >= 0) {
        return (0, amount);
    }
    let entries = std::iter::successors(first, |key| heap[*key].next);
    (entries.take(most).count().saturating_sub(amount), amount)
}
