//! How large a graph may become, and what was left out of it.

use std::fmt;

/// How large a [`Graph`](super::Graph) may become. What does not fit is left out, and counted:
/// [`Graph::left_out`](super::Graph::left_out).
///
/// ```
/// use nonlocal::Runtime;
/// use nonlocal::graph::Bounds;
///
/// let mut rt = Runtime::new();
/// rt.run::<()>("f = (lambda text: lambda: text)('x' * 1_000_000)")?;
/// let graph = rt.heap_graph(Bounds::new().text(20));
/// let cell = graph.cells().next().expect("the cell of `text`");
/// assert_eq!(cell.contents, "'xxxxxxxxxxxxxxxxxxx…");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Bounds {
    /// So many nodes. See [`Bounds::nodes()`].
    pub nodes: usize,
    /// So many objects are visited. See [`Bounds::objects()`].
    pub objects: usize,
    /// Characters of a single name or contents. See [`Bounds::text()`].
    pub text: usize,
    /// Bytes of all names and contents together. See [`Bounds::bytes()`].
    pub bytes: usize,
}

impl Bounds {
    /// The defaults: 10,000 nodes, 10,000,000 objects, 60 characters of each text, 4 MiB of all.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            nodes: 10_000,
            objects: 10_000_000,
            text: 60,
            bytes: 4 << 20,
        }
    }

    /// How many nodes there may be. Ten thousand are the default, far more than a picture can show.
    #[must_use]
    pub const fn nodes(mut self, nodes: usize) -> Self {
        self.nodes = nodes;
        self
    }

    /// How many objects the search may visit, those that lead nowhere included: each takes some 30 bytes while the graph
    /// is made. Ten million are the default.
    #[must_use]
    pub const fn objects(mut self, objects: usize) -> Self {
        self.objects = objects;
        self
    }

    /// How long a name or the contents of a cell may be, in characters; 60 is the default. What is longer ends with `…`.
    #[must_use]
    pub const fn text(mut self, text: usize) -> Self {
        self.text = text;
        self
    }

    /// How many bytes all names and contents may have together; 4 MiB is the default. Beyond it they are `…`.
    #[must_use]
    pub const fn bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }
}

impl Default for Bounds {
    fn default() -> Self {
        Self::new()
    }
}

/// What the [`Bounds`] have kept out of a graph.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[non_exhaustive]
pub struct LeftOut {
    /// Nodes that were found, but had no room.
    pub nodes: usize,
    /// Objects that were found, but not visited: what lies behind them is not known.
    pub objects: usize,
    /// Names and contents for which there was no room at all.
    pub texts: usize,
}

impl LeftOut {
    /// Whether nothing was left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// `left out: 3 nodes, 1 object`; nothing where nothing was left out.
impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (self.nodes, "node"),
            (self.objects, "unvisited object"),
            (self.texts, "text"),
        ];
        let mut separator = "left out: ";
        for (count, word) in parts {
            if count > 0 {
                let plural = if count == 1 { "" } else { "s" };
                write!(f, "{separator}{count} {word}{plural}")?;
                separator = ", ";
            }
        }
        Ok(())
    }
}
