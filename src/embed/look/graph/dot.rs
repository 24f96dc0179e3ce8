//! Graphs as Graphviz sees them.
//!
//! Everything that comes from a script stands in quoted strings, in which a quote, a backslash and an ampersand are
//! escaped: Graphviz reads `\l` and `&lt;` in labels as well. Line ends do not occur ([`visible`]).

use std::fmt::Write as _;

use super::text::visible;
use super::{EdgeKind, Graph, NodeKind};

/// Appends a text as a part of a quoted string.
fn push_escaped(out: &mut String, text: &str) {
    for c in visible(text).chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
}

impl Graph {
    /// The graph in the language of Graphviz: `dot -Tsvg step.dot > step.svg` draws it.
    ///
    /// Names and contents are escaped, whatever they hold.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let f: Closure = rt.run("(lambda n: lambda: n)('\"')")?;
    /// let dot = rt.capture_graph([&f])?.to_dot();
    /// assert!(dot.contains(r#"n2 [shape=box, label="cell n of <lambda>\n'\"'"];"#), "{dot}");
    /// assert!(dot.contains(r#"n1 -> n2 [label="captures n"];"#), "{dot}");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn to_dot(&self) -> String {
        let mut out = String::from("digraph captures {\n  rankdir=LR;\n");
        if !self.left_out().is_empty() {
            let _ = writeln!(out, "  label=\"{}\";", self.left_out());
        }
        for node in self.nodes() {
            let look = match node.kind {
                NodeKind::Closure(_) => "shape=box, style=rounded",
                NodeKind::Cell(_) => "shape=box",
                NodeKind::Generator(_) => "shape=box, style=\"rounded,dashed\"",
                NodeKind::Frame(_) => "shape=component",
                NodeKind::Definition(_) => "shape=note",
                NodeKind::Scope(_) => "shape=folder",
                NodeKind::Handle(_) => "shape=house",
                NodeKind::Object(_) => "shape=ellipse",
            };
            let (what, more) = node.lines();
            let _ = write!(out, "  n{} [{look}, label=\"", node.id.number());
            push_escaped(&mut out, &what);
            if !more.is_empty() {
                out.push_str("\\n");
                push_escaped(&mut out, &more);
            }
            out.push_str("\"];\n");
        }
        for edge in self.edges() {
            let (from, to) = (edge.from.number(), edge.to.number());
            let _ = write!(out, "  n{from} -> n{to} [label=\"{}", edge.kind);
            if !edge.name.is_empty() {
                out.push(' ');
                push_escaped(&mut out, &edge.name);
            }
            out.push('"');
            out.push_str(match edge.kind {
                EdgeKind::Captures | EdgeKind::Holds => "",
                EdgeKind::MadeIn => ", style=dotted",
                // The arrow shows who holds, the words say it from the other side.
                EdgeKind::HeldByHost => ", dir=back",
            });
            out.push_str("];\n");
        }
        out.push_str("}\n");
        out
    }
}
