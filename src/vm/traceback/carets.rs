//! The source lines of one traceback entry, with the marks below them (CPython: `traceback.py`,
//! `StackSummary.format_frame_summary`).
//!
//! Input: the lines of a range and its columns. Output: the lines that are shown, each with its carets:
//! `^` under the range, `~` under operands and callees around the operator or bracket that failed.

use super::scan::{Root, root};
use crate::code::Position;
use crate::text::width::display_width;

/// A place in the lines: line from 0, column in characters.
type Place = (usize, usize);

/// The part of the range that is marked with `^`, the rest being marked with `~`.
#[derive(Clone, Copy)]
struct Anchors {
    left: Place,
    right: Place,
}

/// Appends the lines of a range, indented by four, as a traceback shows them. `lines` are those from the
/// first to the last of the range.
pub(super) fn push_lines(out: &mut String, lines: &[&str], position: Position) {
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    if lines.iter().all(|line| line.is_empty()) {
        return;
    }
    let (first, last) = (lines[0], lines[lines.len() - 1]);
    if lines.len() == 1 && (position.col, position.end_col) == (0, 0) {
        // Code that a host built knows lines, and no columns.
        out.push_str(&format!("    {}\n", first.trim()));
        return;
    }
    let start = characters_before(first, position.col);
    let end = characters_before(last, position.end_col);
    let margin = common_indent(&lines);
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| line.get(margin..).unwrap_or_default())
        .collect();
    let dedented = first.len() - lines[0].len();
    let (start, end) = (start.saturating_sub(dedented), end.saturating_sub(dedented));
    let view = View::new(&lines, start, end);
    view.push(out);
}

/// How many characters the first `column` bytes of a line are.
fn characters_before(line: &str, column: u32) -> usize {
    let column = column as usize;
    line.char_indices()
        .take_while(|(at, _)| *at < column)
        .count()
}

/// The length in bytes of the indentation that all lines share; empty lines do not count.
fn common_indent(lines: &[&str]) -> usize {
    let mut common: Option<&str> = None;
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        common = Some(match common {
            None => indent,
            Some(known) => {
                let same = known
                    .bytes()
                    .zip(indent.bytes())
                    .take_while(|(a, b)| a == b)
                    .count();
                &known[..same]
            }
        });
    }
    common.map_or(0, str::len)
}

/// The lines of one entry and where the marks go.
struct View<'a> {
    lines: &'a [&'a str],
    /// The range, in display columns of the first and of the last line.
    start: usize,
    end: usize,
    /// In display columns.
    anchors: Option<Anchors>,
    show_marks: bool,
}

impl<'a> View<'a> {
    /// `start` and `end` are in characters of the first and of the last line.
    fn new(lines: &'a [&'a str], start: usize, end: usize) -> Self {
        let last = lines.len() - 1;
        let text: Vec<char> = lines.join("\n").chars().collect();
        let tail = lines[last].chars().count().saturating_sub(end);
        let stop = text.len().saturating_sub(tail).max(start.min(text.len()));
        let found = root(&text, start.min(stop), stop);
        let place = |at: usize| -> Place {
            let line_start = text[..at]
                .iter()
                .rposition(|&c| c == '\n')
                .map_or(0, |n| n + 1);
            (
                text[..at].iter().filter(|&&c| c == '\n').count(),
                at - line_start,
            )
        };
        let width_at = |(line, column): Place| -> Place {
            let before: String = lines[line].chars().take(column).collect();
            (
                line,
                display_width(&before) + column.saturating_sub(lines[line].chars().count()),
            )
        };
        let anchors = found.map(|root| match root {
            Root::Binary { at, len } => {
                let (line, column) = place(at);
                Anchors {
                    left: (line, column),
                    right: (line, column + len),
                }
            }
            Root::Call { open, end, .. } | Root::Subscript { open, end } => Anchors {
                left: place(open),
                right: place(end),
            },
        });
        let show_marks = should_mark(lines, start, end, found);
        Self {
            lines,
            start: width_at((0, start)).1,
            end: width_at((last, end)).1,
            anchors: anchors.map(|a| Anchors {
                left: width_at(a.left),
                right: width_at(a.right),
            }),
            show_marks,
        }
    }

    /// Shows the first and the last line and those around the anchors; more than one line between them
    /// is only counted.
    fn push(&self, out: &mut String) {
        let last = self.lines.len() - 1;
        let mut shown = vec![0, last];
        if let Some(anchors) = self.anchors {
            for line in [anchors.left.0, anchors.right.0] {
                shown.extend(line.saturating_sub(1)..=line + 1);
            }
        }
        shown.retain(|line| *line <= last);
        shown.sort_unstable();
        shown.dedup();
        let mut before: Option<usize> = None;
        for line in shown {
            let skipped = before.map_or(0, |before| line - before - 1);
            if skipped == 1 {
                self.push_line(out, line - 1);
            } else if skipped > 1 {
                out.push_str(&format!("    ...<{skipped} lines>...\n"));
            }
            self.push_line(out, line);
            before = Some(line);
        }
    }

    fn push_line(&self, out: &mut String, index: usize) {
        let line = self.lines[index];
        out.push_str("    ");
        out.push_str(line);
        out.push('\n');
        if !self.show_marks {
            return;
        }
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        let width = if index + 1 == self.lines.len() {
            self.end
        } else {
            display_width(line)
        };
        let marks: String = (0..width)
            .map(|column| {
                if column < indent || (index == 0 && column < self.start) {
                    return ' ';
                }
                match self.anchors {
                    Some(a) if (index, column) >= a.left && (index, column) < a.right => '^',
                    Some(_) => '~',
                    None => '^',
                }
            })
            .collect();
        out.push_str("    ");
        if !marks.trim().is_empty() {
            out.push_str(&marks);
        }
        out.push('\n');
    }
}

/// Whether marks say more than the lines alone: not if the range is all there is, and not below
/// `return f(..)` and `name = f(..)`.
fn should_mark(lines: &[&str], start: usize, end: usize, found: Option<Root>) -> bool {
    let first = lines[0];
    let last = lines[lines.len() - 1];
    let before: String = first.chars().take(start).collect();
    let covered: String = last.chars().take(end).collect();
    let after: String = last.chars().skip(end).collect();
    if let Some(Root::Call { of_name, .. }) = found
        // CPython compares columns in bytes with columns in characters here.
        && before.is_ascii()
        && covered.is_ascii()
        && is_plain_call(&before, &after, of_name)
    {
        return false;
    }
    found.is_some() || !before.trim_start().is_empty() || !after.trim_end().is_empty()
}

/// Whether what stands around a call makes it the whole value of a `return`, or of an assignment to one
/// name.
fn is_plain_call(before: &str, after: &str, of_name: bool) -> bool {
    let mut after = after.trim_start();
    let stripped = before.trim_end_matches(|c: char| c == '(' || c.is_whitespace());
    let parentheses = before[stripped.len()..].matches('(').count();
    for _ in 0..parentheses {
        match after.strip_prefix(')') {
            Some(rest) => after = rest.trim_start(),
            None => return false,
        }
    }
    if !(after.is_empty() || after.starts_with(['#', ';'])) {
        return false;
    }
    if stripped == "return" {
        return of_name;
    }
    let Some(target) = stripped.strip_suffix('=') else {
        return false;
    };
    let target = target.trim_end();
    let mut characters = target.chars();
    characters
        .next()
        .is_some_and(|c| c == '_' || c.is_alphabetic())
        && characters.all(|c| c == '_' || c.is_alphanumeric())
}
