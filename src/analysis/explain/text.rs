//! Explanations as text: a sentence, the lines of the source with carets, and the notes.

use std::fmt::{self, Write as _};
use std::sync::Arc;

use super::{Explanation, NameKind, Place, Rule};
use crate::analysis::{BlockName, Reading, Usage};
use crate::source::Location;

/// Of a line of the source so many characters are shown.
const WIDTH: usize = 72;
/// What is said about a line stands right of this column of it, unless the line is longer.
const REMARK: usize = 44;

/// The part of a line that is shown, and how many of its characters are left out in front: the indentation, and what
/// stands far from the name.
pub(super) fn excerpt(reading: &Reading<'_>, at: u32, location: Location) -> (Arc<str>, u32) {
    let line = reading.source.line_text(location.line);
    let start = reading.source.line_start(location.line);
    let column = (at - start) as usize;
    // A line that is very long is not gone through as a whole.
    let is_short = line.len() <= 4 * WIDTH;
    let text = line.trim_start();
    if is_short && text.chars().count() <= WIDTH {
        let indent = line[..line.len() - text.len()].chars().count();
        return (text.trim_end().into(), indent as u32);
    }
    let indent = line.len() - text.len();
    let first = if column < indent + WIDTH / 2 {
        indent
    } else {
        line.floor_char_boundary(column - WIDTH / 3)
    };
    let part: String = line[first..].chars().take(WIDTH).collect();
    let (_, cut) = reading
        .index
        .columns
        .position(reading.source, start + first as u32);
    (part.trim_end().into(), cut - 1)
}

impl Explanation {
    /// The sentence that an explanation begins with.
    #[must_use]
    pub fn headline(&self) -> String {
        let (name, block) = (&self.name, &self.block);
        match (self.kind, self.rule) {
            (NameKind::Local, Rule::Parameter) => format!("{name} is a parameter of {block}"),
            (NameKind::Local, Rule::TypeParameter) => {
                format!("{name} is a type parameter of {}", block.qualname)
            }
            (NameKind::Local, _) => format!("{name} is local to {block}"),
            (NameKind::Cell, _) => {
                format!("{name} is a cell variable of {block}: nested functions capture it")
            }
            (NameKind::Free, Rule::PassedThrough) => {
                format!("{name} passes through {block}, as a free variable")
            }
            (NameKind::Free, _) => format!("{name} is a free variable of {block}"),
            (NameKind::Global, Rule::GlobalStatement) => {
                format!("{name} is global in {block}: a `global` statement says so")
            }
            (NameKind::Global, Rule::EnclosingGlobal) => {
                format!("{name} is global in {block}: an enclosing function declares it")
            }
            (NameKind::Global, Rule::ModuleLevel | Rule::Walrus) => {
                format!("{name} is a global variable of the module")
            }
            (NameKind::Global, _) => {
                format!("{name} is global in {block}: no enclosing function binds it")
            }
            (NameKind::Builtin, _) => {
                format!("{name} is built in: nothing in this source binds it")
            }
            (NameKind::ClassVariable, Rule::ClassNamespace) => {
                format!("{name} is looked up in the class, from {block}")
            }
            (NameKind::ClassVariable, _) => format!("{name} is a variable of class {block}"),
            (NameKind::Unknown, _) => {
                format!("{name} is global in {block}, and nothing in this source binds it")
            }
        }
    }

    /// What is said of one of the places: `bound here, in make_counter`, ..
    #[must_use]
    pub fn remark(&self, place: &Place) -> String {
        let is_here = place.block.id == self.block.id;
        let owner = self.owner.as_ref();
        let is_owner = owner.is_some_and(|owner| owner.id == place.block.id);
        let mut text = match place.usage {
            Usage::Read => "used here".to_owned(),
            Usage::Super => "used by `super`".to_owned(),
            Usage::Update if is_owner || !is_here => "read and rebound here".to_owned(),
            Usage::Update => "rebound here".to_owned(),
            Usage::Annotate => "annotated here".to_owned(),
            Usage::Delete => "unbound here".to_owned(),
            Usage::Global | Usage::Nonlocal => "declared here".to_owned(),
            Usage::Parameter => "a parameter".to_owned(),
            Usage::TypeParameter => "a type parameter".to_owned(),
            Usage::Import => "bound here, by an import".to_owned(),
            Usage::Loop => "bound here, by the loop".to_owned(),
            Usage::Comprehension => "bound here, by the comprehension".to_owned(),
            Usage::Except => "bound here, until the clause ends".to_owned(),
            Usage::Pattern => "bound here, by the pattern".to_owned(),
            Usage::Walrus => "bound here, by `:=`".to_owned(),
            _ if is_owner || is_here => "bound here".to_owned(),
            _ => "rebound here".to_owned(),
        };
        if !is_here {
            let _ = write!(text, ", in {}", place.block);
            let mut bindings = self.places.iter().filter(|other| {
                other.usage.is_binding() && owner.is_some_and(|owner| owner.id == other.block.id)
            });
            if self.kind == NameKind::Free && bindings.next() == Some(place) {
                text.push_str(": a cell variable there");
            }
        }
        text
    }

    /// The places, one row for each line of the source.
    fn rows(&self) -> Vec<Row<'_>> {
        let mut rows: Vec<Row<'_>> = Vec::new();
        for place in &self.places {
            let location = place.location;
            let remark = self.remark(place);
            let start = (location.column.saturating_sub(1)).saturating_sub(place.cut) as usize;
            let end = if location.end_line == location.line {
                (location.end_column.saturating_sub(1)).saturating_sub(place.cut) as usize
            } else {
                start + 1
            };
            let caret = (start, end.max(start + 1));
            match rows.last_mut() {
                Some(row)
                    if row.line == location.line
                        && row.cut == place.cut
                        && row.remark == remark =>
                {
                    row.carets.push(caret);
                }
                _ => rows.push(Row {
                    line: location.line,
                    cut: place.cut,
                    text: &place.line,
                    carets: vec![caret],
                    remark,
                }),
            }
        }
        rows
    }
}

/// A line of the source with what is said about it.
struct Row<'a> {
    line: u32,
    cut: u32,
    text: &'a str,
    carets: Vec<(usize, usize)>,
    remark: String,
}

impl Row<'_> {
    /// The line with the carets.
    fn carets(&self) -> String {
        let mut line = String::new();
        let mut at = 0;
        let mut carets = self.carets.clone();
        carets.sort_unstable();
        let length = self.text.chars().count();
        for (start, end) in carets {
            let end = end.min(length.max(start + 1));
            if start < at {
                continue;
            }
            line.extend(std::iter::repeat_n(' ', start - at));
            line.extend(std::iter::repeat_n('^', end - start));
            at = end;
        }
        line
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.headline())?;
        let rows = self.rows();
        let places: Vec<String> = rows
            .iter()
            .map(|row| format!("{}:{}", self.file, row.line))
            .collect();
        let place_width = places.iter().map(|place| place.chars().count()).max();
        let place_width = place_width.unwrap_or(0);
        let lengths = rows.iter().map(|row| row.text.chars().count());
        let text_width = lengths
            .filter(|length| *length <= REMARK)
            .max()
            .unwrap_or(0);
        for (row, place) in rows.iter().zip(&places) {
            writeln!(
                f,
                "  {place:place_width$}  {:text_width$}  {}",
                row.text, row.remark
            )?;
            writeln!(f, "  {:place_width$}  {}", "", row.carets())?;
        }
        if self.more > 0 {
            writeln!(f, "  and {} more places", self.more)?;
        }
        if !self.passes.is_empty() {
            let names: Vec<String> = self.passes.iter().map(BlockName::to_string).collect();
            writeln!(f, "  passed on by {}", names.join(", "))?;
        }
        for note in &self.notes {
            writeln!(f, "  note: {note}")?;
        }
        Ok(())
    }
}
