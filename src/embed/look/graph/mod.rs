//! The capture graph: closures, the cells that they share, and who holds them.
//!
//! [`Runtime::capture_graph`](crate::Runtime::capture_graph) draws what chosen closures lead to,
//! [`Runtime::heap_graph`](crate::Runtime::heap_graph) the whole heap, and
//! [`Runtime::why_alive`](crate::Runtime::why_alive) says what keeps one object alive.
//!
//! ```text
//!  nodes:  closure   cell   generator   frame   definition   scope of the host   handle of the host   other object
//!  edges:  captures (closure -> cell)               holds (cell, generator, frame, scope, object -> what it holds)
//!          was made in (cell, closure -> frame or definition)       is held by the host (anything -> handle)
//! ```
//!
//! A function that captures nothing is no closure here, and appears only where it was asked for or lies between. Between
//! a cell and the closures that it leads to may lie lists, instances and other objects: they are nodes as well, but only
//! those on such a way. Neither globals nor modules nor code are followed, for everything leads to them.
//!
//! ```
//! use nonlocal::{Closure, Runtime};
//!
//! let mut rt = Runtime::new();
//! let (step, show): (Closure, Closure) = rt.run("
//! def make_counter(n):
//!     def step():
//!         nonlocal n
//!         n += 1
//!     def show(): return n
//!     return step, show
//! make_counter(41)")?;
//! let graph = rt.capture_graph([&step, &show])?;
//! for cell in graph.cells() {
//!     assert_eq!(format!("{} of {}: {}", cell.name, cell.owner, cell.contents), "n of make_counter: 41");
//!     let closures: Vec<_> = cell.captured_by().map(|closure| closure.qualname.to_string()).collect();
//!     assert_eq!(closures, ["make_counter.<locals>.step", "make_counter.<locals>.show"]);
//! }
//! # Ok::<(), nonlocal::Error>(())
//! ```

mod bounds;
mod build;
mod dot;
mod links;
mod mermaid;
mod node;
mod seen;
#[cfg(feature = "serde")]
mod serialize;
mod text;
mod view;
#[cfg(feature = "freeze")]
mod way;
mod why;

pub use bounds::{Bounds, LeftOut};
#[cfg(feature = "freeze")]
pub(in crate::embed) use links::leads_on;
pub use node::{
    CellNode, ClosureNode, DefinitionNode, FrameNode, GeneratorNode, HandleNode, Node, NodeKind,
    ObjectNode, Owner, ScopeNode,
};
pub use view::{CellView, ClosureView};
#[cfg(feature = "freeze")]
pub(in crate::embed) use way::expression;
pub use why::{WhyAlive, WhyRoot, WhyStep};

use std::fmt;

use crate::embed::{Closure, Ctx, Error, Handle, Paused, Result, Runtime};
use crate::vm::Vm;

/// The number of a node, from 1 on. It means the same node for as long as there is the graph.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(u32);

impl NodeId {
    /// The number.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let f: Closure = rt.run("(lambda n: lambda: n)(1)")?;
    /// let graph = rt.capture_graph([&f])?;
    /// let numbers: Vec<u32> = graph.nodes().iter().map(|node| node.id.number()).collect();
    /// assert_eq!(numbers, [1, 2, 3, 4]);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn number(self) -> u32 {
        self.0 + 1
    }

    fn index(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.number())
    }
}

/// What an edge says of the two nodes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum EdgeKind {
    /// A closure captures a cell.
    Captures,
    /// A cell, generator, frame, scope or other object refers to something, or a closure other than by a free variable.
    Holds,
    /// A closure or a cell was made in a frame, or by the code of a definition.
    MadeIn,
    /// A handle of the host is what it is held by.
    HeldByHost,
}

impl EdgeKind {
    /// The words: `captures`, `holds`, `was made in`, `is held by the host`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Captures => "captures",
            Self::Holds => "holds",
            Self::MadeIn => "was made in",
            Self::HeldByHost => "is held by the host",
        }
    }
}

impl fmt::Display for EdgeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// An edge: a sentence about two nodes, such as "#1 captures #2".
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Edge {
    /// The subject of the sentence.
    pub from: NodeId,
    /// Its object.
    pub to: NodeId,
    /// Its verb.
    pub kind: EdgeKind,
    /// What the reference is called, as far as it has a name: `n` for a free variable, `item 0`, `attribute x`, `default
    /// of by`. Where there are several of a kind between two nodes, that of the first.
    pub name: String,
}

/// Closures, cells and who holds them, as data. It is a copy: nothing in it keeps an object of the runtime alive or
/// changes later.
///
/// Its [`Display`](fmt::Display) is a text for people, without addresses, so that it can be compared with an earlier
/// one; [`to_dot`](Self::to_dot) and [`to_mermaid`](Self::to_mermaid) are pictures. With the feature `serde` it is
/// `Serialize`.
///
/// ```
/// use nonlocal::{Closure, Runtime};
///
/// let mut rt = Runtime::new();
/// let step: Closure = rt.run("
/// def make_counter(n):
///     def step():
///         nonlocal n
///         n += 1
///     return step
/// make_counter(41)")?;
/// let text = rt.capture_graph([&step])?.to_string();
/// assert_eq!(text, "\
/// #1 closure make_counter.<locals>.step, <string>:3
///     captures #2 n
///     was made in #3
///     is held by the host #4
/// #2 cell n of make_counter: 41
///     was made in #3
/// #3 definition of make_counter, <string>:2
/// #4 handle of the host
/// ");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    /// By their subjects, then by kind.
    edges: Vec<Edge>,
    /// Where the edges of each node begin, and where the last one's end.
    starts: Vec<u32>,
    /// The edges by their objects: places in `edges`, and where those of each node begin.
    incoming: Vec<u32>,
    incoming_starts: Vec<u32>,
    left_out: LeftOut,
}

/// Where each number's share begins in a list that is sorted by these numbers, and where the last one's ends.
fn shares(count: usize, numbers: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut starts = vec![0_u32; count + 1];
    for number in numbers {
        starts[number + 1] += 1;
    }
    for index in 1..starts.len() {
        starts[index] += starts[index - 1];
    }
    starts
}

impl Graph {
    fn new(nodes: Vec<Node>, mut edges: Vec<Edge>, left_out: LeftOut) -> Self {
        edges.sort_by_key(|edge| (edge.from, edge.kind));
        let starts = shares(nodes.len(), edges.iter().map(|edge| edge.from.index()));
        let mut incoming: Vec<u32> = (0..edges.len() as u32).collect();
        incoming.sort_by_key(|&edge| edges[edge as usize].to);
        let incoming_starts = shares(nodes.len(), edges.iter().map(|edge| edge.to.index()));
        Self {
            nodes,
            edges,
            starts,
            incoming,
            incoming_starts,
            left_out,
        }
    }

    /// The nodes, by their numbers: in the order in which the search came to them.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The edges, by the numbers of their subjects.
    #[must_use]
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The node with a number of this graph; `None` for one of a larger graph.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    /// The edges whose subject a node is.
    pub fn edges_from(&self, id: NodeId) -> impl Iterator<Item = &Edge> {
        let range = self
            .starts
            .get(id.index())
            .zip(self.starts.get(id.index() + 1));
        let edges = range.map(|(&start, &end)| &self.edges[start as usize..end as usize]);
        edges.into_iter().flatten()
    }

    /// The edges whose object a node is.
    pub fn edges_to(&self, id: NodeId) -> impl Iterator<Item = &Edge> {
        let starts = &self.incoming_starts;
        let range = starts.get(id.index()).zip(starts.get(id.index() + 1));
        let places = range.map(|(&start, &end)| &self.incoming[start as usize..end as usize]);
        let places = places.into_iter().flatten();
        places.map(|&place| &self.edges[place as usize])
    }

    /// The cells.
    pub fn cells(&self) -> impl Iterator<Item = CellView<'_>> {
        let nodes = self.nodes.iter();
        nodes.filter_map(|node| CellView::of(self, node))
    }

    /// The closures, and functions without free variables as far as they are in the graph.
    pub fn closures(&self) -> impl Iterator<Item = ClosureView<'_>> {
        let nodes = self.nodes.iter();
        nodes.filter_map(|node| ClosureView::of(self, node))
    }

    /// What the bounds have kept out.
    #[must_use]
    pub fn left_out(&self) -> LeftOut {
        self.left_out
    }
}

/// The values behind handles, if they are all of this runtime.
fn starts<'a>(
    vm: &Vm,
    closures: impl IntoIterator<Item = &'a Closure>,
) -> Result<Vec<crate::value::Value>> {
    closures
        .into_iter()
        .map(|closure| closure.raw(vm))
        .collect()
}

/// What the methods on a runtime, on a run from inside and on a run that is stopped have in common.
fn why<H: Handle>(vm: &mut Vm, object: &H) -> Result<WhyAlive> {
    let object = object.to_object();
    if object.root().runtime != vm.host.roots.runtime() {
        return Err(Error::foreign_handle());
    }
    Ok(why::why_alive(vm, object.root()))
}

/// # Seeing closures
impl Runtime {
    /// The capture graph of some closures: they, the cells that they capture, what these hold, and so on, within the
    /// default [`Bounds`]. Other closures that share a cell are in it as far as the search comes to them; all that there
    /// are, are in [`Runtime::heap_graph`].
    ///
    /// It costs what it visits, a fraction of a microsecond for each object, and runs no script.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let get: Closure = rt.run("
    /// def make(items):
    ///     return lambda at: items[at]()
    /// make([lambda: 1, make([lambda: 2])])")?;
    /// let graph = rt.capture_graph([&get])?;
    /// assert_eq!(graph.closures().count(), 2);
    /// assert_eq!(graph.cells().count(), 2);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a handle of another runtime.
    pub fn capture_graph<'a>(
        &mut self,
        closures: impl IntoIterator<Item = &'a Closure>,
    ) -> Result<Graph> {
        self.capture_graph_within(closures, Bounds::new())
    }

    /// As [`Runtime::capture_graph`], within bounds.
    ///
    /// # Errors
    /// As [`Runtime::capture_graph`].
    pub fn capture_graph_within<'a>(
        &mut self,
        closures: impl IntoIterator<Item = &'a Closure>,
        bounds: Bounds,
    ) -> Result<Graph> {
        let vm = self.vm_mut();
        let starts = starts(vm, closures)?;
        Ok(build::capture_graph(vm, &starts, bounds))
    }

    /// The capture graph of the whole heap, within bounds: every closure, cell, suspended generator and frame that is
    /// alive, what lies between them, and handles and scopes of the host that lead to them. Garbage is not in it.
    ///
    /// ```
    /// use nonlocal::Runtime;
    /// use nonlocal::graph::Bounds;
    ///
    /// let mut rt = Runtime::new();
    /// rt.run::<()>("handlers = [(lambda n: lambda: n)(n) for n in range(100)]")?;
    /// let graph = rt.heap_graph(Bounds::new().nodes(50));
    /// assert_eq!(graph.nodes().len(), 50);
    /// assert_eq!(graph.left_out().nodes, 151);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn heap_graph(&mut self, bounds: Bounds) -> Graph {
        build::heap_graph(self.vm_mut(), bounds)
    }

    /// What keeps an object alive: the shortest way to it from a root, such as a global, a handle of the host or a
    /// variable of a running function. The handle that is asked with does not count, unless there are copies of it and
    /// nothing else.
    ///
    /// It goes through the heap as the collector does, until it comes to the object: a fraction of a microsecond for each
    /// object on the way.
    ///
    /// ```
    /// use nonlocal::{Closure, Object, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let handlers: Object = rt.run("[(lambda n: lambda: n)(1)]")?;
    /// let handler: Closure = rt.item(&handlers, 0)?;
    /// let n = rt.cell(&handler, "n")?;
    /// drop(handler);
    /// let why = rt.why_alive(&n)?;
    /// assert_eq!(why.to_string(), "handle of the host -> list -> closure <lambda> -> cell n");
    /// drop(handlers);
    /// assert_eq!(rt.why_alive(&n)?.to_string(), "nothing but the handle that asks -> cell n");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a handle of another runtime.
    pub fn why_alive<H: Handle>(&mut self, object: &H) -> Result<WhyAlive> {
        why(self.vm_mut(), object)
    }
}

/// # Seeing closures
impl Ctx<'_> {
    /// As [`Runtime::capture_graph`], inside of a run: the frames that run are in it as far as they have cells of the
    /// closures.
    ///
    /// # Errors
    /// As [`Runtime::capture_graph`].
    pub fn capture_graph<'a>(
        &mut self,
        closures: impl IntoIterator<Item = &'a Closure>,
    ) -> Result<Graph> {
        let starts = starts(self.vm, closures)?;
        Ok(build::capture_graph(self.vm, &starts, Bounds::new()))
    }

    /// As [`Runtime::heap_graph`], inside of a run.
    ///
    /// ```
    /// use nonlocal::graph::Bounds;
    /// use nonlocal::{Ctx, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let draw = rt.function("draw", |cx: &mut Ctx<'_>| cx.heap_graph(Bounds::new()).to_string());
    /// rt.set("draw", draw)?;
    /// let text: String = rt.run("
    /// def outer(n):
    ///     inner = lambda: n
    ///     return draw()
    /// outer(1)")?;
    /// assert!(text.contains("frame outer, <string>:4, running"), "{text}");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn heap_graph(&mut self, bounds: Bounds) -> Graph {
        build::heap_graph(self.vm, bounds)
    }

    /// As [`Runtime::why_alive`], inside of a run.
    ///
    /// # Errors
    /// As [`Runtime::why_alive`].
    pub fn why_alive<H: Handle>(&mut self, object: &H) -> Result<WhyAlive> {
        why(self.vm, object)
    }
}

/// # Seeing closures
impl<T> Paused<'_, T> {
    /// As [`Runtime::heap_graph`], where a run stands still.
    #[must_use]
    pub fn heap_graph(&mut self, bounds: Bounds) -> Graph {
        build::heap_graph(self.vm_mut(), bounds)
    }

    /// As [`Runtime::why_alive`], where a run stands still.
    ///
    /// # Errors
    /// As [`Runtime::why_alive`].
    pub fn why_alive<H: Handle>(&mut self, object: &H) -> Result<WhyAlive> {
        why(self.vm_mut(), object)
    }
}
