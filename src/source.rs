//! Source text and places in it: [`Source`], [`Span`], [`Location`].
//!
//! Input: the text that a host hands over. Output: the text as CPython's tokenizer would read it (byte order
//! mark dropped, line ends made `\n`), with an index of its lines. Neighbours: `syntax` parses it, every later
//! stage turns byte offsets into lines and columns with it.
//!
//! Invariant: a [`Source`] has no null byte, no `\r`, and is at most [`Source::MAX_LEN`] bytes long.

use std::fmt;
use std::sync::Arc;

/// A range of bytes of a [`Source`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` up to, but not including, `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }
}

/// Where an error lies, in the numbers that a `SyntaxError` of CPython carries: lines and columns count from 1,
/// columns count characters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Location {
    /// First line (`lineno`).
    pub line: u32,
    /// First column (`offset`).
    pub column: u32,
    /// Last line (`end_lineno`).
    pub end_line: u32,
    /// The column after the last (`end_offset`).
    pub end_column: u32,
}

/// Why a text cannot be a [`Source`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum SourceError {
    /// The text contains a null byte.
    NullByte,
    /// The text is longer than [`Source::MAX_LEN`].
    TooLong,
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NullByte => "source code string cannot contain null bytes",
            Self::TooLong => "source code string is too long",
        })
    }
}

impl std::error::Error for SourceError {}

/// Source text with the name that tracebacks give it and an index of its lines. Cheap to clone.
#[derive(Clone)]
pub struct Source {
    name: Arc<str>,
    text: Arc<str>,
    // line_starts[i] is the offset of the first byte of line i + 1. Invariant: starts with 0, grows strictly.
    line_starts: Arc<[u32]>,
    // Of a source that stands for a tree: where each offset is.
    #[cfg(feature = "trees")]
    places: Option<Arc<Places>>,
}

/// Where the offsets of a source are that stands for a tree, which may say of each node what it wants.
#[cfg(feature = "trees")]
#[derive(Default, Debug)]
pub(crate) struct Places {
    positions: Vec<(u32, u32)>,
    /// The source of the fields of template strings, by where the field begins.
    expressions: std::collections::BTreeMap<u32, Arc<str>>,
}

#[cfg(feature = "trees")]
impl Places {
    /// Adds the line and the column of the next offset.
    pub(crate) fn push(&mut self, line: u32, column: u32) {
        self.positions.push((line, column));
    }

    /// The line and the column of the last offset.
    pub(crate) fn last(&self) -> (u32, u32) {
        self.positions.last().copied().unwrap_or((1, 0))
    }

    pub(crate) fn note_expression(&mut self, start: u32, text: Arc<str>) {
        self.expressions.insert(start, text);
    }
}

impl Source {
    /// The longest source in bytes: offsets are 32 bits wide, and some head room stays for their sums.
    pub const MAX_LEN: usize = 1 << 30;

    /// Takes over a text as CPython reads it: a byte order mark at the start is dropped, `\r\n` and `\r` become
    /// `\n`. A missing newline at the end stays missing.
    ///
    /// # Errors
    /// A text with a null byte, or one longer than [`Source::MAX_LEN`].
    pub fn new(name: impl Into<Arc<str>>, text: &str) -> Result<Self, SourceError> {
        if text.len() > Self::MAX_LEN {
            return Err(SourceError::TooLong);
        }
        if text.as_bytes().contains(&0) {
            return Err(SourceError::NullByte);
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text: Arc<str> = if text.as_bytes().contains(&b'\r') {
            text.replace("\r\n", "\n").replace('\r', "\n").into()
        } else {
            text.into()
        };
        let mut line_starts = Vec::with_capacity(text.len() / 16 + 1);
        line_starts.push(0);
        line_starts.extend(text.match_indices('\n').map(|(at, _)| offset(at + 1)));
        Ok(Self {
            name: name.into(),
            text,
            line_starts: line_starts.into(),
            #[cfg(feature = "trees")]
            places: None,
        })
    }

    /// What stands for a tree: its offsets are where the places say. The text is as long as there are places.
    #[cfg(feature = "trees")]
    pub(crate) fn of_places(name: &str, text: &str, places: Places) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            line_starts: Arc::new([0]),
            places: Some(Arc::new(places)),
        }
    }

    /// Of a source that stands for a tree, the text of the expression of a field that begins there.
    #[cfg(feature = "trees")]
    pub(crate) fn expression(&self, start: u32) -> Option<&str> {
        let places = self.places.as_ref()?;
        places.expressions.get(&start).map(|text| &**text)
    }

    /// The most bytes that [`Source::new`] takes for a text: for the text, a copy with other line ends, and the lines.
    #[cfg(feature = "parser")]
    pub(crate) fn cost(text: &str) -> usize {
        let lines = text
            .bytes()
            .filter(|byte| matches!(byte, b'\n' | b'\r'))
            .count();
        let copies = if text.as_bytes().contains(&b'\r') {
            3
        } else {
            1
        };
        copies * text.len() + text.len() / 4 + lines * 3 * size_of::<u32>()
    }

    /// What tracebacks call the source (`co_filename`).
    #[must_use]
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The text, as read.
    #[must_use]
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// How many lines there are; a newline at the very end does not begin another.
    #[must_use]
    pub fn line_count(&self) -> u32 {
        let all = offset(self.line_starts.len());
        if self.text.is_empty() || self.text.ends_with('\n') {
            all - 1
        } else {
            all
        }
    }

    /// The line, from 1, and the column, in UTF-8 bytes from 0, of a byte offset. An offset beyond the end counts
    /// as the end.
    #[must_use]
    pub fn position(&self, at: u32) -> (u32, u32) {
        #[cfg(feature = "trees")]
        if let Some(places) = &self.places {
            let position = places.positions.get(at as usize).copied();
            return position.unwrap_or(places.last());
        }
        let at = at.min(offset(self.text.len()));
        let line = self.line_starts.partition_point(|&start| start <= at);
        (offset(line), at - self.line_starts[line - 1])
    }

    /// As [`Source::position`], where the place is probably on this line.
    #[cfg(feature = "parser")]
    pub(crate) fn position_near(&self, at: u32, line: u32) -> (u32, u32) {
        #[cfg(feature = "trees")]
        if self.places.is_some() {
            return self.position(at);
        }
        let from = line.saturating_sub(1) as usize;
        match self.line_starts.get(from..from + 2) {
            Some(&[start, next]) if (start..next).contains(&at) => (line, at - start),
            _ => self.position(at),
        }
    }

    /// The line, from 1, of a byte offset.
    #[must_use]
    pub fn line(&self, at: u32) -> u32 {
        self.position(at).0
    }

    /// The text of a line, from 1, without its newline; empty for a line that is not there.
    #[must_use]
    pub fn line_text(&self, line: u32) -> &str {
        let Some(index) = (line as usize).checked_sub(1) else {
            return "";
        };
        let Some(&start) = self.line_starts.get(index) else {
            return "";
        };
        let end = self
            .line_starts
            .get(index + 1)
            .map_or(self.text.len(), |&next| next as usize - 1);
        &self.text[start as usize..end]
    }

    /// The byte offset at which a line, from 1, begins; the end of the text for a line that is not there.
    #[must_use]
    pub fn line_start(&self, line: u32) -> u32 {
        let index = (line as usize).saturating_sub(1);
        self.line_starts
            .get(index)
            .copied()
            .unwrap_or(offset(self.text.len()))
    }

    /// The lines and columns of a span as a `SyntaxError` carries them.
    #[must_use]
    pub fn location(&self, span: Span) -> Location {
        let (line, column) = self.character_position(span.start);
        let (end_line, end_column) = self.character_position(span.end.max(span.start));
        Location {
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// The line and the column of an offset, both from 1, the column in characters.
    fn character_position(&self, at: u32) -> (u32, u32) {
        let (line, column) = self.position(at);
        #[cfg(feature = "trees")]
        if self.places.is_some() {
            return (line, column + 1);
        }
        let start = self.line_start(line) as usize;
        let before = &self.text.as_bytes()[start..start + column as usize];
        let characters = before.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        (line, offset(characters) + 1)
    }
}

/// A length as an offset. Invariant: sources are shorter than [`Source::MAX_LEN`], so this loses nothing.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<source {} of {} lines>", self.name, self.line_count())
    }
}

#[cfg(test)]
mod tests {
    use super::{Location, Source, SourceError, Span};

    #[test]
    fn line_ends_and_the_byte_order_mark_are_normalised() {
        let source = Source::new("s", "\u{feff}a\r\nb\rc").expect("a source");
        assert_eq!(&**source.text(), "a\nb\nc");
        assert_eq!(source.line_count(), 3);
        assert_eq!(source.line_text(2), "b");
        assert_eq!(source.line_text(4), "");
    }

    #[test]
    fn columns_count_bytes_and_locations_count_characters() {
        let source = Source::new("s", "x\né = 'ü'\n").expect("a source");
        assert_eq!(source.position(2), (2, 0));
        assert_eq!(source.position(4), (2, 2));
        assert_eq!(source.position(1000), (3, 0));
        let location = source.location(Span::new(7, 11));
        assert_eq!(
            location,
            Location {
                line: 2,
                column: 5,
                end_line: 2,
                end_column: 8
            }
        );
    }

    #[test]
    fn null_bytes_are_refused() {
        assert_eq!(Source::new("s", "a\0b").err(), Some(SourceError::NullByte));
    }
}
