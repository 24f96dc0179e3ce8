//! Where tracebacks point within an expression: at the operator, or at the brackets of a call or subscript
//! (CPython: `_extract_caret_anchors_from_line_segment` and `_should_show_carets` of `traceback.py`).
//!
//! Input: a piece of source as it is displayed. Output: places in it, never a tree. The text may be anything: what
//! does not parse, nests too deeply or is too long has no anchor.

use std::ops::Range;

use super::ast::{Expr, Mod, Stmt};
use super::{Limits, Mode, Parsed, Ranged, TextSize, parse};
use crate::meter::Meter;
use crate::source::Source;

/// Longer texts are not parsed: each entry of a traceback may take that time.
const MAX_TEXT: usize = 1 << 16;
/// What may be taken to parse it.
const ROOM: usize = 2 << 20;

/// What stands before an expression that may go over several lines.
const OPEN: &str = "(\n";

/// The bytes of an expression that failed: its binary operator, or its last brackets with what is in them. `None`
/// if the text is another kind of expression, or not an expression.
pub(crate) fn anchor(segment: &str) -> Option<Range<usize>> {
    let parsed = parsed(format!("{OPEN}{segment}\n)"), Mode::Eval)?;
    let Mod::Expression(module) = parsed.tree() else {
        return None;
    };
    let place = |at: TextSize| at.to_usize().saturating_sub(OPEN.len());
    let (start, end) = match &*module.body {
        Expr::BinOp(node) => {
            let start = seek(segment, place(node.left.end()), |c| {
                !c.is_whitespace() && c != ')'
            })?;
            let mut characters = segment[start..].chars();
            let mut end = start + characters.next()?.len_utf8();
            // As in CPython, a parenthesis right after the operator is mistaken for its second character.
            if let Some(second) = characters.next()
                && end < place(node.right.start())
                && !second.is_whitespace()
                && !is_skipped(second)
            {
                end += second.len_utf8();
            }
            (start, end)
        }
        Expr::Subscript(node) => {
            let start = seek(segment, place(node.value.end()), |c| c == '[')?;
            (start, place(node.end()))
        }
        Expr::Call(node) => {
            let start = seek(segment, place(node.func.end()), |c| c == '(')?;
            (start, place(node.end()))
        }
        _ => return None,
    };
    (start <= end && end <= segment.len()).then_some(start..end)
}

/// Whether the range from the column `start` of the first line to the column `end` of the last is a call that is all
/// that is returned, or assigned to one name. Columns are in characters.
pub(crate) fn is_plain_call(lines: &[&str], start: usize, end: usize) -> bool {
    let Some(parsed) = parsed(lines.join("\n"), Mode::Exec) else {
        return false;
    };
    let Mod::Module(module) = parsed.tree() else {
        return false;
    };
    let value = match module.body.first() {
        Some(Stmt::Return(node)) => match node.value.as_deref() {
            Some(Expr::Call(call)) if call.func.is_name_expr() => call,
            _ => return false,
        },
        Some(Stmt::Assign(node)) => match (&*node.targets, &*node.value) {
            ([Expr::Name(_)], Expr::Call(call)) => call,
            _ => return false,
        },
        _ => return false,
    };
    let Some((last, before)) = lines.split_last() else {
        return false;
    };
    let last_start: usize = before.iter().map(|line| line.len() + 1).sum();
    let is_in_last_line = value.end().to_usize() <= last_start + last.len();
    // CPython compares columns in bytes with columns in characters here.
    value.start().to_usize() == start
        && start <= lines[0].len()
        && is_in_last_line
        && value.end().to_usize() == last_start + end
}

fn parsed(text: String, mode: Mode) -> Option<Parsed> {
    if text.len() > MAX_TEXT {
        return None;
    }
    let source = Source::new("", &text).ok()?;
    let meter = Meter::new(ROOM, u64::MAX);
    parse(&source, mode, Limits::default(), &meter, &mut Vec::new()).ok()
}

/// The first character from `at` on that fits; comments and what follows a backslash in a line are skipped.
fn seek(text: &str, at: usize, fits: impl Fn(char) -> bool) -> Option<usize> {
    let mut skip_line = false;
    for (offset, c) in text.get(at..)?.char_indices() {
        if skip_line || is_skipped(c) {
            skip_line = c != '\n';
        } else if fits(c) {
            return Some(at + offset);
        }
    }
    None
}

/// A character with which the rest of a line does not count.
fn is_skipped(c: char) -> bool {
    matches!(c, '\\' | '#')
}

#[cfg(test)]
mod tests {
    use super::{anchor, is_plain_call};

    fn of(text: &str) -> Option<&str> {
        anchor(text).map(|range| &text[range])
    }

    #[test]
    fn operators_are_found_by_precedence() {
        assert_eq!(anchor("a + b * c"), Some(2..3));
        assert_eq!(anchor("a - b - c"), Some(6..7));
        assert_eq!(anchor("a ** b ** c"), Some(2..4));
        assert_eq!(of("-a ** b"), None);
        assert_eq!(of("a*(b)"), Some("*("));
        assert_eq!(of("a*(b, c)"), Some("*"));
        assert_eq!(of("(a) # )+\n + \\\n b"), Some("+"));
    }

    #[test]
    fn calls_and_subscripts_are_the_last_trailer() {
        assert_eq!(anchor("f(x)(')')"), Some(4..9));
        assert_eq!(of("(f(x))"), Some("(x)"));
        assert_eq!(of("d['a'][f'{x!r:{\"w\"}}']"), Some("[f'{x!r:{\"w\"}}']"));
        assert_eq!(of("await f()"), None);
        assert_eq!(of("a.b"), None);
    }

    #[test]
    fn other_code_has_no_anchor() {
        for text in [
            "x = f()",
            "raise E(1)",
            "a if b() else c()",
            "f(x), g(y)",
            "a < b",
            "not f()",
            "f(",
            "lambda: f()",
            "",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn hostile_text_has_no_anchor() {
        assert_eq!(of(&"(".repeat(100_000)), None);
        assert_eq!(of(&"-".repeat(200_000)), None);
        assert_eq!(of(&format!("{}1", "1+".repeat(1 << 20))), None);
    }

    #[test]
    fn a_plain_call_is_all_that_is_returned_or_assigned() {
        assert!(is_plain_call(&["return f(x)"], 7, 11));
        assert!(is_plain_call(&["x = (a.f(", "1))"], 5, 2));
        assert!(!is_plain_call(&["return a.f(x)"], 7, 13));
        assert!(!is_plain_call(&["x.y = f(x)"], 6, 10));
        assert!(!is_plain_call(&["return f(x) + 1"], 7, 11));
    }
}
