//! The layout of a traceback: chains from the oldest exception to the newest, groups as a tree.

use super::entries::LineCache;
use super::{CAUSE, CONTEXT, Looking, MAX_CHAIN, Node, TracebackOptions};
use crate::value::TracebackKey;
use crate::vm::Vm;

/// Groups nested deeper are not shown.
const MAX_GROUP_DEPTH: usize = 10;
/// How many exceptions of a group are shown.
const MAX_GROUP_WIDTH: usize = 15;

/// Collects the text; knows how deep in groups it is.
pub(super) struct Printer<'a> {
    nodes: &'a [Node],
    options: TracebackOptions,
    pieces: Vec<String>,
    looking: &'a mut Looking,
    depth: usize,
    /// The innermost group that ends here closes the frames of all.
    need_close: bool,
    cache: LineCache,
}

impl<'a> Printer<'a> {
    pub(super) fn new(
        nodes: &'a [Node],
        options: TracebackOptions,
        looking: &'a mut Looking,
    ) -> Self {
        Self {
            nodes,
            options,
            pieces: Vec::new(),
            looking,
            depth: 0,
            need_close: false,
            cache: LineCache::default(),
        }
    }

    /// The text.
    pub(super) fn finish(self) -> Vec<String> {
        self.pieces
    }

    fn is_full(&self) -> bool {
        self.looking.is_over()
    }

    /// Appends a piece, if there is room for it.
    fn push(&mut self, vm: &mut Vm, piece: String) {
        if self
            .looking
            .take_text(vm, piece.len() + size_of::<String>())
        {
            self.pieces.push(piece);
        }
    }

    fn indent(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    /// Appends text, each line after the margin of the group it is in.
    fn emit(&mut self, vm: &mut Vm, text: &str, margin: char) {
        if self.depth == 0 {
            self.push(vm, text.to_owned());
            return;
        }
        let indent = self.indent();
        let mut piece = String::new();
        for line in split_lines(text) {
            piece.push_str(&indent);
            piece.push(margin);
            piece.push(' ');
            piece.push_str(line);
        }
        self.push(vm, piece);
    }

    /// An exception with the causes and contexts that led to it, oldest first.
    pub(super) fn chain(&mut self, vm: &mut Vm, start: usize) {
        let mut chain = vec![(start, None)];
        let mut at = start;
        loop {
            let node = &self.nodes[at];
            let (next, sentence) = match (node.cause, node.context) {
                _ if !self.options.chain => break,
                (Some(cause), _) => (cause, CAUSE),
                (None, Some(context)) if !vm.heap[node.exc].suppress_context => (context, CONTEXT),
                _ => break,
            };
            if let Some(last) = chain.last_mut() {
                last.1 = Some(sentence);
            }
            chain.push((next, None));
            at = next;
        }
        if chain.len() > MAX_CHAIN {
            let left_out = chain.len() - MAX_CHAIN;
            chain.truncate(MAX_CHAIN);
            self.emit(
                vm,
                &format!("[{left_out} earlier exceptions are not shown]\n"),
                '|',
            );
        }
        for (index, sentence) in chain.into_iter().rev() {
            if self.is_full() {
                return;
            }
            if let Some(sentence) = sentence {
                self.emit(vm, sentence, '|');
            }
            self.exception(vm, index);
        }
    }

    fn exception(&mut self, vm: &mut Vm, index: usize) {
        let nodes = self.nodes;
        match &nodes[index].members {
            None => {
                self.stack(vm, index, "Traceback (most recent call last):\n", '|');
                self.message(vm, index);
            }
            Some(_) if self.depth > MAX_GROUP_DEPTH => {
                self.emit(
                    vm,
                    &format!("... (max_group_depth is {MAX_GROUP_DEPTH})\n"),
                    '|',
                );
            }
            Some(members) => self.group(vm, index, members),
        }
    }

    /// The entries of the traceback, if there are any.
    fn stack(&mut self, vm: &mut Vm, index: usize, head: &str, margin: char) {
        let traceback = self.traceback(vm, index);
        if traceback.is_none() || self.options.limit == Some(0) {
            return;
        }
        self.emit(vm, head, margin);
        let mut cache = std::mem::take(&mut self.cache);
        let limit = self.options.limit;
        vm.format_entries(traceback, limit, &mut cache, &mut |vm, text| {
            self.emit(vm, text, '|');
            !self.is_full()
        });
        self.cache = cache;
    }

    /// The traceback of an exception; of the newest, the one that was asked for.
    fn traceback(&self, vm: &Vm, index: usize) -> Option<TracebackKey> {
        if index == 0 {
            self.options.traceback
        } else {
            vm.heap[self.nodes[index].exc].traceback
        }
    }

    fn message(&mut self, vm: &mut Vm, index: usize) {
        let traceback = self.traceback(vm, index);
        let exc = self.nodes[index].exc;
        for piece in vm.format_exception_only(exc, traceback, self.looking) {
            self.emit(vm, &piece, '|');
        }
    }

    fn group(&mut self, vm: &mut Vm, index: usize, members: &[usize]) {
        let is_outermost = self.depth == 0;
        if is_outermost {
            self.depth = 1;
        }
        let margin = if is_outermost { '+' } else { '|' };
        self.stack(
            vm,
            index,
            "Exception Group Traceback (most recent call last):\n",
            margin,
        );
        self.message(vm, index);
        let shown = if members.len() <= MAX_GROUP_WIDTH {
            members.len()
        } else {
            MAX_GROUP_WIDTH + 1
        };
        self.need_close = false;
        for number in 0..shown {
            if self.is_full() {
                break;
            }
            let is_last = number + 1 == shown;
            if is_last {
                self.need_close = true;
            }
            let is_cut = number >= MAX_GROUP_WIDTH;
            let title = if is_cut {
                "...".to_owned()
            } else {
                (number + 1).to_string()
            };
            let (indent, corner) = (self.indent(), if number == 0 { "+-" } else { "  " });
            self.push(
                vm,
                format!("{indent}{corner}+---------------- {title} ----------------\n"),
            );
            self.depth += 1;
            if is_cut {
                let rest = members.len() - MAX_GROUP_WIDTH;
                let s = if rest > 1 { "s" } else { "" };
                self.emit(vm, &format!("and {rest} more exception{s}\n"), '|');
            } else {
                self.chain(vm, members[number]);
            }
            if is_last && self.need_close {
                let indent = self.indent();
                self.push(
                    vm,
                    format!("{indent}+------------------------------------\n"),
                );
                self.need_close = false;
            }
            self.depth -= 1;
        }
        if is_outermost {
            self.depth = 0;
        }
    }
}

/// Splits text into lines as `str.splitlines(True)` does.
fn split_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let breaks = |c: char| matches!(c, '\n'..='\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}');
        let end = match rest.char_indices().find(|(_, c)| breaks(*c)) {
            Some((at, '\r')) if rest[at + 1..].starts_with('\n') => at + 2,
            Some((at, c)) => at + c.len_utf8(),
            None => rest.len(),
        };
        let (line, tail) = rest.split_at(end);
        rest = tail;
        Some(line)
    })
}
