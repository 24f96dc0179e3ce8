//! The source lines of one traceback entry, with the marks below them (CPython: `traceback.py`,
//! `StackSummary.format_frame_summary`).
//!
//! Input: the lines of a range and its columns. Output: the lines that are shown, each with its carets:
//! `^` under the range, `~` under operands and callees around the operator or bracket that failed.

use crate::code::Position;
#[cfg(feature = "parser")]
use crate::syntax::{anchor, is_plain_call};
use crate::text::width::display_width;

/// A place in the lines: line from 0, display column.
type Place = (usize, usize);

/// Without a parser no operator is found.
#[cfg(not(feature = "parser"))]
fn anchor(_segment: &str) -> Option<std::ops::Range<usize>> {
    None
}

#[cfg(not(feature = "parser"))]
fn is_plain_call(_lines: &[&str], _start: usize, _end: usize) -> bool {
    false
}

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
    anchors: Option<Anchors>,
    /// Not if marks would say no more than the lines alone.
    show_marks: bool,
}

impl<'a> View<'a> {
    /// `start` and `end` are in characters of the first and of the last line.
    fn new(lines: &'a [&'a str], start: usize, end: usize) -> Self {
        let last = lines.len() - 1;
        let text = lines.join("\n");
        let first_byte = byte_of(lines[0], start);
        let tail = lines[last].len() - byte_of(lines[last], end);
        let stop = (text.len() - tail).max(first_byte);
        let found = anchor(&text[first_byte..stop]);
        let place = |at: usize| -> Place {
            let before = &text[..first_byte + at];
            let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let line = before.bytes().filter(|byte| *byte == b'\n').count();
            (line, display_width(&before[line_start..]))
        };
        let column = |line: &str, characters: usize| {
            let beyond = characters.saturating_sub(line.chars().count());
            display_width(&line[..byte_of(line, characters)]) + beyond
        };
        // An anchor that begins with a parenthesis is that of a call.
        let is_call = found
            .as_ref()
            .is_some_and(|range| text[first_byte + range.start..].starts_with('('));
        let show_marks = match found {
            Some(_) => !(is_call && is_plain_call(lines, start, end)),
            None => is_part(lines, start, end),
        };
        Self {
            lines,
            start: column(lines[0], start),
            end: column(lines[last], end),
            anchors: found.map(|range| Anchors {
                left: place(range.start),
                right: place(range.end),
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

/// Whether there is more in the lines than the range.
fn is_part(lines: &[&str], start: usize, end: usize) -> bool {
    let (first, last) = (lines[0], lines[lines.len() - 1]);
    let before = &first[..byte_of(first, start)];
    let after = &last[byte_of(last, end)..];
    !before.trim_start().is_empty() || !after.trim_end().is_empty()
}

/// Where a character of a line begins; the end of the line if it has fewer.
fn byte_of(line: &str, character: usize) -> usize {
    let mut starts = line.char_indices().map(|(at, _)| at);
    starts.nth(character).unwrap_or(line.len())
}
