//! How a traceback shows a SyntaxError: file and line, the line's text, marks under the range.

use crate::heap::Heap;
use crate::object::field;
use crate::value::{ExceptionKey, Value};
use crate::vm::Vm;
use crate::vm::traceback::{Looking, MAX_LINES};

/// What a SyntaxError says about itself: msg, filename, lineno, offset, text, end_lineno, end_offset; unbound or
/// None where it says nothing.
pub(crate) type SyntaxErrorFacts = [Value; 7];

impl Vm {
    /// The lines of a SyntaxError, its message last; `name` is that of its class.
    pub(crate) fn format_syntax_error(
        &mut self,
        facts: &SyntaxErrorFacts,
        name: &str,
        looking: &mut Looking,
    ) -> Vec<String> {
        let [msg, file, line, offset, text, end_line, end_offset] =
            facts.map(|value| Some(value).filter(|value| value.is_bound() && !value.is_none()));
        let [file, line, end_line] =
            [file, line, end_line].map(|value| value.map(|value| self.shown(value, looking)));
        let mut pieces = Vec::new();
        let mut suffix = String::new();
        if let Some(line) = &line {
            let file = file
                .as_deref()
                .filter(|file| !file.is_empty())
                .unwrap_or("<string>");
            pieces.push(format!("  File \"{file}\", line {line}\n"));
        } else if let Some(file) = file {
            suffix = format!(" ({file})");
        }
        let text = text
            .and_then(|text| self.heap.as_text(text))
            .filter(|text| text.len() <= MAX_LINES);
        if let Some(text) = text.map(str::to_owned) {
            let same_line = line == end_line;
            let range = offset.and_then(Value::as_int).map(|offset| {
                let end = end_offset.and_then(Value::as_int).filter(|end| *end != 0);
                (
                    offset,
                    if same_line {
                        Some(end.unwrap_or(offset))
                    } else {
                        None
                    },
                )
            });
            push_range(&mut pieces, &text, range);
        }
        let message = match msg {
            Some(msg) => self.shown(msg, looking),
            None => "<no detail available>".to_owned(),
        };
        let message = if message.is_empty() {
            "<no detail available>"
        } else {
            &message
        };
        pieces.push(format!("{name}: {message}{suffix}\n"));
        pieces
    }

    fn shown(&mut self, value: Value, looking: &mut Looking) -> String {
        let text = self.str_of(value);
        looking.text_or(text, "")
    }
}

/// Appends the line without its indentation, and marks from `range.0` to `range.1` (columns from 1; to the
/// end of the line if there is no end).
fn push_range(pieces: &mut Vec<String>, text: &str, range: Option<(i64, Option<i64>)>) {
    let line = text.trim_end_matches('\n');
    let shown = line.trim_start_matches([' ', '\n', '\u{c}']);
    pieces.push(format!("    {shown}\n"));
    let Some((mut offset, end)) = range else {
        return;
    };
    let length = count(text);
    let end_of_line = count(line) + 1;
    let mut end = end.unwrap_or(end_of_line);
    if length > 0 && offset > length {
        offset = end_of_line;
    }
    if length > 0 && end > length {
        end = end_of_line;
    }
    if offset >= end || end < 0 {
        end = offset.saturating_add(1);
    }
    let indent = count(line) - count(shown);
    let column = offset.saturating_sub(1).saturating_sub(indent);
    let Ok(column) = usize::try_from(column) else {
        return;
    };
    let width = usize::try_from(end.saturating_sub(offset))
        .unwrap_or(0)
        .min(count(line) as usize + 1);
    let mut out = "    ".to_owned();
    out.extend(
        shown
            .chars()
            .take(column)
            .map(|c| if c.is_whitespace() { c } else { ' ' }),
    );
    out.extend(std::iter::repeat_n('^', width));
    out.push('\n');
    pieces.push(out);
}

fn count(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

/// The attributes of a SyntaxError, as a traceback shows them: about a misspelt keyword, if that is all that is wrong.
pub(crate) fn syntax_error_facts(heap: &Heap, exc: ExceptionKey) -> SyntaxErrorFacts {
    let object = &heap[exc];
    let mut facts = [
        field::SYNTAX_MSG,
        field::SYNTAX_FILENAME,
        field::SYNTAX_LINE,
        field::SYNTAX_OFFSET,
        field::SYNTAX_TEXT,
        field::SYNTAX_END_LINE,
        field::SYNTAX_END_OFFSET,
    ]
    .map(|index| object.field(index));
    if let Some([message, text, start, end]) = typo(heap, exc) {
        facts[0] = message;
        facts[3] = start;
        facts[4] = text;
        // It is in one line.
        facts[5] = facts[2];
        facts[6] = end;
    }
    facts
}

/// What a traceback shows about a misspelt keyword: message, text of the line, two columns.
pub(crate) fn typo(heap: &Heap, exc: ExceptionKey) -> Option<[Value; 4]> {
    let object = &heap[exc];
    let message = heap.as_text(object.field(field::SYNTAX_MSG))?;
    if message != "invalid syntax" && !message.contains("Perhaps you forgot a comma") {
        return None;
    }
    let typo = object.field(field::SYNTAX_TYPO).as_tuple()?;
    heap[typo].items[..].try_into().ok()
}
