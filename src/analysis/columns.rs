//! [`Columns`]: places in lines and columns, at once however long the lines are.

use super::variables::number;
use crate::source::{Location, Source, Span};

/// So many bytes are counted for one place at most.
const STRIDE: usize = 1024;

/// How many characters come before each place of a source.
pub(super) struct Columns {
    /// For each piece of [`STRIDE`] bytes the characters before it; empty for a source of ASCII characters.
    before: Vec<u32>,
}

impl Columns {
    pub(super) fn new(source: &Source) -> Self {
        let text = source.text();
        if text.is_ascii() {
            return Self { before: Vec::new() };
        }
        let mut count = 0;
        let pieces = text.as_bytes().chunks(STRIDE);
        let before = pieces.map(|piece| {
            let before = count;
            count += characters(piece);
            before
        });
        Self {
            before: before.collect(),
        }
    }

    /// How many characters come before an offset.
    fn characters(&self, source: &Source, at: u32) -> u32 {
        let piece = at as usize / STRIDE;
        let Some(before) = self.before.get(piece) else {
            return at;
        };
        let text = source.text().as_bytes();
        let rest = text.get(piece * STRIDE..at as usize);
        before + rest.map_or(0, characters)
    }

    /// The line, from 1, and the column in characters, from 1, of an offset.
    pub(super) fn position(&self, source: &Source, at: u32) -> (u32, u32) {
        let at = at.min(number(source.text().len()));
        let (line, column) = source.position(at);
        let start = self.characters(source, at - column);
        (line, self.characters(source, at) - start + 1)
    }

    /// As [`Source::location`].
    pub(super) fn location(&self, source: &Source, span: Span) -> Location {
        let (line, column) = self.position(source, span.start);
        let (end_line, end_column) = self.position(source, span.end.max(span.start));
        Location {
            line,
            column,
            end_line,
            end_column,
        }
    }
}

fn characters(bytes: &[u8]) -> u32 {
    number(bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count())
}

#[cfg(test)]
mod tests {
    use super::Columns;
    use crate::source::{Source, Span};

    #[test]
    fn locations_are_those_of_the_source() {
        let long = "é = 1; ".repeat(1000);
        for text in ["x = 1\nyy = x\n", &format!("ü\n{long}\nß = é\n"), ""] {
            let source = Source::new("s", text).expect("a source");
            let columns = Columns::new(&source);
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                let span = Span::new(at as u32, at as u32);
                assert_eq!(columns.location(&source, span), source.location(span));
            }
        }
    }
}
