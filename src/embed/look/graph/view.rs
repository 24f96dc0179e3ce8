//! Nodes with their graph, to go from one to the next.

use std::ops::Deref;

use super::{CellNode, ClosureNode, EdgeKind, Graph, Node, NodeId, NodeKind};

/// A cell in its graph: the fields of [`CellNode`], and who captures it.
///
/// ```
/// use nonlocal::{Closure, Runtime};
///
/// let mut rt = Runtime::new();
/// let f: Closure = rt.run("(lambda n: lambda: n)(1)")?;
/// let graph = rt.capture_graph([&f])?;
/// let n = graph.cells().next().expect("the only cell");
/// assert_eq!((&*n.name, &*n.contents), ("n", "1"));
/// assert_eq!(n.captured_by().count(), 1);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CellView<'g> {
    graph: &'g Graph,
    id: NodeId,
    cell: &'g CellNode,
}

impl<'g> CellView<'g> {
    pub(super) fn of(graph: &'g Graph, node: &'g Node) -> Option<Self> {
        match &node.kind {
            NodeKind::Cell(cell) => Some(Self {
                graph,
                id: node.id,
                cell,
            }),
            _ => None,
        }
    }

    /// The number of the node.
    #[must_use]
    pub fn id(&self) -> NodeId {
        self.id
    }

    /// The closures of the graph that capture the cell.
    pub fn captured_by(&self) -> impl Iterator<Item = ClosureView<'g>> {
        let graph = self.graph;
        let edges = graph.edges_to(self.id);
        let captures = edges.filter(|edge| edge.kind == EdgeKind::Captures);
        captures.filter_map(|edge| ClosureView::of(graph, graph.node(edge.from)?))
    }
}

impl Deref for CellView<'_> {
    type Target = CellNode;

    fn deref(&self) -> &CellNode {
        self.cell
    }
}

/// A closure in its graph: the fields of [`ClosureNode`], and what it captures.
///
/// ```
/// use nonlocal::{Closure, Runtime};
///
/// let mut rt = Runtime::new();
/// let f: Closure = rt.run("(lambda a, b: lambda: a + b)(1, 2)")?;
/// let graph = rt.capture_graph([&f])?;
/// let f = graph.closures().next().expect("the only closure");
/// let names: Vec<_> = f.captures().map(|(name, cell)| format!("{name} = {}", cell.contents)).collect();
/// assert_eq!(names, ["a = 1", "b = 2"]);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ClosureView<'g> {
    graph: &'g Graph,
    id: NodeId,
    closure: &'g ClosureNode,
}

impl<'g> ClosureView<'g> {
    pub(super) fn of(graph: &'g Graph, node: &'g Node) -> Option<Self> {
        match &node.kind {
            NodeKind::Closure(closure) => Some(Self {
                graph,
                id: node.id,
                closure,
            }),
            _ => None,
        }
    }

    /// The number of the node.
    #[must_use]
    pub fn id(&self) -> NodeId {
        self.id
    }

    /// The cells of the graph that the closure captures, each with the name of the free variable.
    pub fn captures(&self) -> impl Iterator<Item = (&'g str, CellView<'g>)> {
        let graph = self.graph;
        let edges = graph.edges_from(self.id);
        let captures = edges.filter(|edge| edge.kind == EdgeKind::Captures);
        captures.filter_map(|edge| {
            let cell = CellView::of(graph, graph.node(edge.to)?)?;
            Some((&*edge.name, cell))
        })
    }
}

impl Deref for ClosureView<'_> {
    type Target = ClosureNode;

    fn deref(&self) -> &ClosureNode {
        self.closure
    }
}
