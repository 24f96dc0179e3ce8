//! Graphs as text for people: one line for each node, one for each edge below it.
//!
//! Names and contents can hold anything. In every text a character that does not show, or that changes how its
//! neighbours show (line ends, control characters, those that turn the direction), stands as an escape.

use std::borrow::Cow;
use std::fmt;

use super::{Edge, EdgeKind, Graph, Node, NodeKind};
use crate::text::literals::push_escape;

/// Whether a character has to be escaped to be seen, or so that it does nothing to others.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// A text with escapes for what does not show.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_hidden(c) {
            push_escape(&mut out, c);
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// `file:line`, without the line where there is none.
fn place(file: &str, line: u32) -> String {
    match line {
        0 => file.to_owned(),
        line => format!("{file}:{line}"),
    }
}

impl Node {
    /// What the node is, and what else there is to say of it; the second may be empty.
    pub(super) fn lines(&self) -> (String, String) {
        match &self.kind {
            NodeKind::Closure(closure) => {
                let what = match closure.freevars.is_empty() {
                    true => "function",
                    false => "closure",
                };
                (
                    format!("{what} {}", closure.qualname),
                    place(&closure.file, closure.line),
                )
            }
            NodeKind::Cell(cell) if cell.name.is_empty() => {
                ("cell".to_owned(), cell.contents.clone())
            }
            NodeKind::Cell(cell) => (
                format!("cell {} of {}", cell.name, cell.owner),
                cell.contents.clone(),
            ),
            NodeKind::Generator(generator) => (
                format!("{} {}", generator.type_name, generator.qualname),
                format!(
                    "{}, {}",
                    place(&generator.file, generator.line),
                    generator.state
                ),
            ),
            NodeKind::Frame(frame) => (
                format!("frame {}", frame.qualname),
                format!("{}, {}", place(&frame.file, frame.line), frame.state),
            ),
            NodeKind::Definition(definition) => (
                format!("definition of {}", definition.qualname),
                place(&definition.file, definition.line),
            ),
            NodeKind::Scope(scope) => ("scope of the host".to_owned(), scope.names.join(", ")),
            NodeKind::Handle(handle) => {
                let clones = match handle.clones {
                    1 => String::new(),
                    clones => format!("{clones} clones"),
                };
                ("handle of the host".to_owned(), clones)
            }
            NodeKind::Object(object) if object.text.starts_with('<') => {
                (format!("object {}", object.text), String::new())
            }
            NodeKind::Object(object) => (object.type_name.clone(), object.text.clone()),
        }
    }
}

/// The node in one line, without its number: `cell n of make_counter: 41`.
impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, more) = self.lines();
        f.write_str(&visible(&what))?;
        let separator = match &self.kind {
            _ if more.is_empty() => "",
            NodeKind::Cell(_) | NodeKind::Scope(_) | NodeKind::Object(_) => ": ",
            _ => ", ",
        };
        f.write_str(separator)?;
        f.write_str(&visible(&more))
    }
}

/// The edge without its subject: `captures #2 n`, `holds #3 as item 0`.
impl fmt::Display for Edge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.to)?;
        let joint = match self.kind {
            _ if self.name.is_empty() => return Ok(()),
            EdgeKind::Holds => " as ",
            _ => " ",
        };
        write!(f, "{joint}{}", visible(&self.name))
    }
}

impl fmt::Display for Graph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for node in self.nodes() {
            writeln!(f, "{} {node}", node.id)?;
            for edge in self.edges_from(node.id) {
                writeln!(f, "    {edge}")?;
            }
        }
        if !self.left_out().is_empty() {
            writeln!(f, "{}", self.left_out())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_does_not_show_is_escaped() {
        assert_eq!(visible("n = 'ö' \u{5d0}"), "n = 'ö' \u{5d0}");
        assert_eq!(visible("a\nb\u{202e}c\0"), r"a\x0ab\u202ec\x00");
    }
}
