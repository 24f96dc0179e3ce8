//! What bounds keep out, and what costs nothing.

use nonlocal::graph::{Bounds, EdgeKind};
use nonlocal::{Closure, Runtime};

#[test]
fn what_is_left_out_is_counted() {
    let mut rt = Runtime::new();
    rt.run::<()>("handlers = [(lambda n: lambda: n)(n) for n in range(100)]")
        .expect("the script runs");
    let whole = rt.heap_graph(Bounds::new());
    assert!(whole.left_out().is_empty());
    for nodes in [0, 1, 7, 200] {
        let part = rt.heap_graph(Bounds::new().nodes(nodes));
        assert_eq!(part.nodes().len(), nodes);
        // Where there are no nodes, the definition that they were made in is not looked for.
        let left_out = whole.nodes().len() - nodes - usize::from(nodes == 0);
        assert_eq!(part.left_out().nodes, left_out);
        for edge in part.edges() {
            assert!(part.node(edge.from).is_some() && part.node(edge.to).is_some());
        }
    }
    let nothing = rt.heap_graph(Bounds::new().objects(0));
    assert!(nothing.nodes().is_empty() && nothing.left_out().objects > 0);
}

#[test]
fn edges_are_found_from_both_ends() {
    let mut rt = Runtime::new();
    let script = "
def make(n):
    def get(): return n
    def put(new):
        nonlocal n
        n = new
    return get, put
make(1)";
    let (get, put): (Closure, Closure) = rt.run(script).expect("the script runs");
    let graph = rt
        .capture_graph([&get, &put])
        .expect("handles of this runtime");
    for node in graph.nodes() {
        for edge in graph.edges_from(node.id) {
            assert_eq!(edge.from, node.id);
            assert!(graph.edges_to(edge.to).any(|other| other == edge));
        }
    }
    let captures = graph.edges().iter();
    let captures = captures.filter(|edge| edge.kind == EdgeKind::Captures);
    assert_eq!(captures.count(), 2);
    let other = Runtime::new().heap_graph(Bounds::new());
    assert!(
        graph
            .nodes()
            .iter()
            .all(|node| other.node(node.id).is_none())
    );
    assert!(
        graph
            .nodes()
            .iter()
            .all(|node| other.edges_from(node.id).next().is_none())
    );
}

#[test]
fn a_graph_changes_nothing_that_scripts_see() {
    let mut rt = Runtime::new();
    let script = "
class Odd:
    def __repr__(self): raise ValueError
    def __getattr__(self, name): raise ValueError
    def __hash__(self): raise ValueError
    def __eq__(self, other): raise ValueError
    def __len__(self): raise ValueError
def make(odd): return lambda: odd
f = make(Odd())
f";
    let f: Closure = rt.run(script).expect("the script runs");
    let before = rt.stats();
    let graph = rt.capture_graph([&f]).expect("a handle of this runtime");
    let cell = graph.cells().next().expect("a cell");
    assert_eq!(cell.contents, "<Odd object>");
    assert_eq!(rt.stats(), before);
}

#[test]
fn handles_of_other_runtimes_are_refused() {
    let (mut one, mut two) = (Runtime::new(), Runtime::new());
    let f: Closure = one.run("lambda: 1").expect("the script runs");
    let kind = |error: nonlocal::Error| error.kind();
    let graph = two.capture_graph([&f]).map(drop);
    assert_eq!(graph.map_err(kind), Err(nonlocal::ErrorKind::ForeignHandle));
    let why = two.why_alive(&f).map(drop);
    assert_eq!(why.map_err(kind), Err(nonlocal::ErrorKind::ForeignHandle));
}
