//! Graphs as Mermaid sees them.
//!
//! Everything that comes from a script stands in quoted texts, in which all that is neither a letter, a digit nor one
//! of a few signs is an entity: so nothing in it can end the text, begin markup, or mean anything to Mermaid.

use std::fmt::Write as _;

use super::text::visible;
use super::{EdgeKind, Graph, NodeKind};

/// Appends a text as a part of a quoted one.
fn push_escaped(out: &mut String, text: &str) {
    for c in visible(text).chars() {
        match c {
            ' ' | '_' | '.' | ',' | '(' | ')' | '=' | '+' | '-' | '/' => out.push(c),
            c if c.is_alphanumeric() => out.push(c),
            c => {
                let _ = write!(out, "#{};", u32::from(c));
            }
        }
    }
}

impl Graph {
    /// The graph in the language of Mermaid, which many places for Markdown draw.
    ///
    /// Names and contents are escaped, whatever they hold.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let f: Closure = rt.run("(lambda n: lambda: n)(41)")?;
    /// let mermaid = rt.capture_graph([&f])?.to_mermaid();
    /// assert!(mermaid.starts_with("flowchart LR\n"), "{mermaid}");
    /// assert!(mermaid.contains("  n1 -->|\"captures n\"| n2\n"), "{mermaid}");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn to_mermaid(&self) -> String {
        let mut out = String::from("flowchart LR\n");
        if !self.left_out().is_empty() {
            let _ = writeln!(out, "  %% {}", self.left_out());
        }
        for node in self.nodes() {
            let (open, close) = match node.kind {
                NodeKind::Closure(_) => ("(", ")"),
                NodeKind::Cell(_) => ("[", "]"),
                NodeKind::Generator(_) => ("([", "])"),
                NodeKind::Frame(_) => ("[[", "]]"),
                NodeKind::Definition(_) => (">", "]"),
                NodeKind::Scope(_) => ("[/", "/]"),
                NodeKind::Handle(_) => ("((", "))"),
                NodeKind::Object(_) => ("{{", "}}"),
            };
            let (what, more) = node.lines();
            let _ = write!(out, "  n{}{open}\"", node.id.number());
            push_escaped(&mut out, &what);
            if !more.is_empty() {
                out.push_str("<br>");
                push_escaped(&mut out, &more);
            }
            let _ = writeln!(out, "\"{close}");
        }
        for edge in self.edges() {
            let arrow = match edge.kind {
                EdgeKind::MadeIn => "-.->",
                _ => "-->",
            };
            let _ = write!(
                out,
                "  n{} {arrow}|\"{}",
                edge.from.number(),
                edge.kind.words()
            );
            if !edge.name.is_empty() {
                out.push(' ');
                push_escaped(&mut out, &edge.name);
            }
            let _ = writeln!(out, "\"| n{}", edge.to.number());
        }
        out
    }
}
