//! Tracebacks as CPython 3.14 prints them.
//!
//! Input: an exception object. Output: the text that an uncaught exception leaves on stderr: the chain of
//! causes and contexts, the entries of each traceback with their source lines and marks, the message with
//! its hints and notes, groups as a tree. Neighbours: `carets` (marks; `crate::syntax` tells
//! where operators stand), `suggestions` (hints), `syntax` (SyntaxError), `tree` (groups).
//!
//! Invariant: no recursion on chains of any length; nested groups recurse as deep as they are printed.
//! Invariant: the text stays within what [`Looking`] allows, also where CPython's would not.

mod carets;
mod entries;
mod looking;
mod stdlib_names;
mod suggestions;
mod syntax;
mod tree;

use std::collections::HashSet;
use std::fmt::Write;

use super::{Outcome, Vm};
use crate::code::Position;
use crate::value::{ExceptionKey, TracebackKey, TypeId, Value};
use crate::vm::traceback::syntax::syntax_error_facts;

pub(crate) use looking::Looking;
pub(crate) use stdlib_names::STDLIB_MODULES;
pub(crate) use syntax::{SyntaxErrorFacts, typo as syntax_error_typo};

/// Of longer chains only the newest exceptions are shown.
const MAX_CHAIN: usize = 20_000;
/// Longer lines of a source, and longer texts of a SyntaxError, are not shown.
const MAX_LINES: usize = 1 << 16;
/// What an entry of a traceback takes without its lines.
const ENTRY: usize = 128;
/// Tracebacks with more entries are cycles that a script made, or as good as that.
const MAX_ENTRIES: usize = 1 << 24;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// One exception of the graph that is printed, with its links as indices; an exception that appeared
/// before is not linked again, so that cycles end.
struct Node {
    exc: ExceptionKey,
    cause: Option<usize>,
    context: Option<usize>,
    /// The members of a group.
    members: Option<Vec<usize>>,
}

/// What of an exception is shown.
#[derive(Clone, Copy)]
pub(crate) struct TracebackOptions {
    /// Where the traceback of the newest exception begins.
    pub(crate) traceback: Option<TracebackKey>,
    /// So many entries of each traceback from its start, or from its end if the number is negative.
    pub(crate) limit: Option<i64>,
    /// Whether causes and contexts are shown.
    pub(crate) chain: bool,
}

impl Vm {
    /// The whole traceback of an exception.
    pub(crate) fn format_exception(&mut self, exc: ExceptionKey, looking: &mut Looking) -> String {
        let options = TracebackOptions {
            traceback: self.heap[exc].traceback,
            limit: None,
            chain: true,
        };
        self.format_exception_pieces(exc, options, looking).concat()
    }

    /// The traceback of an exception in the pieces that `traceback.format_exception` gives.
    pub(crate) fn format_exception_pieces(
        &mut self,
        exc: ExceptionKey,
        options: TracebackOptions,
        looking: &mut Looking,
    ) -> Vec<String> {
        let mark = self.heap.mark();
        self.heap.keep(exc.into());
        if let Some(traceback) = options.traceback {
            self.heap.keep(traceback.into());
        }
        let nodes = self.exception_graph(exc, looking);
        let mut printer = tree::Printer::new(&nodes, options, looking);
        printer.chain(self, 0);
        let pieces = printer.finish();
        self.heap.release(mark);
        pieces
    }

    /// The entries of a traceback, as CPython shows them without its module `traceback`: with the line above them,
    /// without marks, and without an exception below.
    pub(crate) fn format_traceback(&mut self, traceback: TracebackKey) -> String {
        let mut text = String::from("Traceback (most recent call last):\n");
        let mut at = Some(traceback);
        let mut last = None;
        let mut again = 0;
        let mut looking = Looking::new(self);
        while let Some(key) = at {
            if !looking.take_text(self, ENTRY) {
                break;
            }
            let entry = self.heap[key];
            at = entry.next;
            let code = &self.heap[self.heap[entry.frame].code].code;
            let (line, _) = entries::place(code, entry.pc, entry.line);
            let place = (code.filename.clone(), line, code.name.clone());
            again = if last.as_ref() == Some(&place) {
                again + 1
            } else {
                0
            };
            if again < entries::REPEATS_SHOWN {
                let (file, line, name) = &place;
                let _ = writeln!(text, "  File \"{file}\", line {line}, in {name}");
                let source = self.sources.line(file, *line).map(str::trim);
                if let Some(source) = source.filter(|source| !source.is_empty()) {
                    let _ = writeln!(text, "    {source}");
                }
            }
            let next_differs = at.is_none_or(|next| {
                let next = self.heap[next];
                let code = &self.heap[self.heap[next.frame].code].code;
                let (line, _) = entries::place(code, next.pc, next.line);
                (code.filename.clone(), line, code.name.clone()) != place
            });
            if next_differs && again >= entries::REPEATS_SHOWN {
                let more = again + 1 - entries::REPEATS_SHOWN;
                let s = if more == 1 { "" } else { "s" };
                let _ = writeln!(text, "  [Previous line repeated {more} more time{s}]");
            }
            last = Some(place);
        }
        text
    }

    /// The lines of a source that a traceback entry shows, with marks where the columns are known.
    pub(crate) fn format_source_lines(lines: &str, columns: Option<(u32, u32)>) -> String {
        let mut out = String::new();
        let lines: Vec<&str> = lines.split('\n').collect();
        match columns {
            Some((col, end_col)) => {
                let position = Position {
                    line: 1,
                    end_line: 1,
                    col,
                    end_col,
                };
                carets::push_lines(&mut out, &lines, position);
            }
            None => out.push_str(&format!("    {}\n", lines[0].trim())),
        }
        out
    }

    /// The message of an exception: `Type: text`, then the lines of its notes; of a SyntaxError the place first.
    /// `traceback` is where hints look for names.
    pub(crate) fn format_exception_only(
        &mut self,
        exc: ExceptionKey,
        traceback: Option<TracebackKey>,
        looking: &mut Looking,
    ) -> Vec<String> {
        let name = self.exception_class_name(exc);
        let mut pieces = if self
            .heap
            .layout_of_class(self.heap[exc].class)
            .is_subtype(TypeId::SyntaxError)
        {
            let facts = syntax_error_facts(&self.heap, exc);
            self.format_syntax_error(&facts, &name, looking)
        } else {
            let mut shown = self.safe_str(exc.into(), "exception", looking);
            shown.push_str(&self.hint(exc, traceback));
            vec![if shown.is_empty() {
                format!("{name}\n")
            } else {
                format!("{name}: {shown}\n")
            }]
        };
        self.push_notes(&mut pieces, exc, looking);
        pieces
    }

    /// The class's qualified name, with its module unless that is `__main__` or `builtins`.
    fn exception_class_name(&mut self, exc: ExceptionKey) -> String {
        let class = self.heap[exc].class;
        if let Some(ty) = class.as_builtin_type() {
            return ty.name().to_owned();
        }
        match self.class_place(class) {
            [qualname, None] => {
                let qualname = qualname.unwrap_or_else(|| self.heap.class_name(class));
                format!("<unknown>.{qualname}")
            }
            _ => self.full_class_name(class),
        }
    }

    /// `str` of a value, or a placeholder where it fails.
    fn safe_str(&mut self, value: Value, what: &str, looking: &mut Looking) -> String {
        let mark = self.heap.mark();
        self.heap.keep(value);
        let text = self.str_of(value);
        self.heap.release(mark);
        looking.text_or(text, &format!("<{what} str() failed>"))
    }

    /// Appends the lines of `__notes__`.
    fn push_notes(&mut self, pieces: &mut Vec<String>, exc: ExceptionKey, looking: &mut Looking) {
        let name = self.heap.intern("__notes__");
        let notes = match self.getattr_opt(exc.into(), name) {
            Ok(None) => return,
            Ok(Some(notes)) => notes,
            Err(fault) => {
                let shown = fault
                    .exception()
                    .map(|e| self.safe_repr(e, "__notes__", looking))
                    .unwrap_or_default();
                pieces.push(format!("Ignored error getting __notes__: {shown}\n"));
                return;
            }
        };
        if notes.is_none() {
            return;
        }
        self.heap.keep(notes);
        match self.notes_iterator(notes) {
            Ok(Some(iterator)) => {
                while let Ok(Some(note)) = self.next(iterator) {
                    let note = self.safe_str(note, "note", looking);
                    // Each line is a piece of its own.
                    let lines = note.bytes().filter(|byte| *byte == b'\n').count();
                    if !looking.take_text(self, note.len() + lines * size_of::<String>()) {
                        return;
                    }
                    pieces.extend(note.split('\n').map(|line| format!("{line}\n")));
                }
            }
            Ok(None) | Err(_) => {
                let shown = self.safe_repr(notes, "__notes__", looking);
                pieces.push(format!("{shown}\n"));
            }
        }
    }

    /// An iterator over the notes if they are a list or a tuple.
    fn notes_iterator(&mut self, notes: Value) -> Outcome<Option<Value>> {
        let inner = self.heap.payload(notes);
        if inner.as_list().is_none() && inner.as_tuple().is_none() {
            return Ok(None);
        }
        let iterator = self.iter(notes)?;
        self.heap.keep(iterator);
        Ok(Some(iterator))
    }

    fn safe_repr(&mut self, value: Value, what: &str, looking: &mut Looking) -> String {
        let text = self.repr(value);
        looking.text_or(text, &format!("<{what} repr() failed>"))
    }

    /// Follows causes, contexts and members of groups from an exception, in CPython's order.
    fn exception_graph(&mut self, exc: ExceptionKey, looking: &mut Looking) -> Vec<Node> {
        let mut seen = HashSet::from([exc]);
        let mut nodes = vec![Node {
            exc,
            cause: None,
            context: None,
            members: None,
        }];
        let mut work = vec![0];
        while let Some(index) = work.pop() {
            if !looking.take_node(self) {
                break;
            }
            let heap = &mut self.heap;
            let exc = nodes[index].exc;
            let add = |exc: ExceptionKey, nodes: &mut Vec<Node>| {
                nodes.push(Node {
                    exc,
                    cause: None,
                    context: None,
                    members: None,
                });
                nodes.len() - 1
            };
            let (cause, context) = (heap[exc].cause, heap[exc].context);
            if let Some(cause) = cause.as_exception().filter(|cause| seen.insert(*cause)) {
                let at = add(cause, &mut nodes);
                nodes[index].cause = Some(at);
                work.push(at);
            }
            if let Some(context) = context
                .as_exception()
                .filter(|context| seen.insert(*context))
            {
                let at = add(context, &mut nodes);
                nodes[index].context = Some(at);
                work.push(at);
            }
            if heap.is_group(exc.into()) {
                let mut members = Vec::new();
                for member in heap.group_exceptions(exc) {
                    if let Some(member) = member.as_exception() {
                        seen.insert(member);
                        members.push(add(member, &mut nodes));
                    }
                }
                work.extend(&members);
                nodes[index].members = Some(members);
            }
        }
        for node in &nodes {
            self.heap.keep(node.exc.into());
        }
        nodes
    }
}
