//! Heaps that are made to be large, deep, or odd: a graph ends within its bounds.

use nonlocal::graph::Bounds;
use nonlocal::{Closure, Object, Runtime};

/// Everything that a graph can be turned into.
fn texts(graph: &nonlocal::graph::Graph) -> [String; 3] {
    [graph.to_string(), graph.to_dot(), graph.to_mermaid()]
}

#[test]
fn a_million_objects_within_a_bound() {
    let mut rt = Runtime::new();
    rt.run::<()>(
        "
def make(n): return lambda: n
kept = [make([n]) for n in range(250_000)]",
    )
    .expect("the script runs");
    assert!(rt.stats().total() > 750_000);
    let graph = rt.heap_graph(Bounds::new().nodes(100));
    assert_eq!(graph.nodes().len(), 100);
    assert!(graph.left_out().nodes >= 499_900, "{}", graph.left_out());
    let graph = rt.heap_graph(Bounds::new().objects(1000));
    assert!(graph.nodes().len() <= 1001 && graph.left_out().objects > 0);
    assert!(texts(&graph).iter().all(|text| text.len() < 1 << 20));
}

#[test]
fn chains_are_followed_without_recursion() {
    let mut rt = Runtime::new();
    let last: Closure = rt
        .run(
            "
def link(next): return lambda: [next]
chain = end = link(None)
for _ in range(100_000): chain = link([chain])
end",
        )
        .expect("the script runs");
    let end = rt.cell(&last, "next").expect("a cell");
    drop(last);
    rt.run::<()>("del end").expect("the script runs");
    let graph = rt.heap_graph(Bounds::new().nodes(1_000_000));
    assert_eq!(graph.cells().count(), 100_001);
    let why = rt.why_alive(&end).expect("a handle of this runtime");
    assert!(why.steps.len() <= 200 && why.left_out > 299_000, "{why}");
    assert!(why.to_string().len() < 10_000 && why.to_string().ends_with("-> cell next"));
}

#[test]
fn names_of_a_megabyte_are_cut() {
    let mut rt = Runtime::new();
    rt.run::<()>(
        "
def make(n): return lambda: n
kept = []
name = 'x' * 1_000_000
Long = type(name, (), {})
for n in range(100):
    f = make(Long)
    f.__qualname__ = name
    setattr(Long, name + str(n), f)
    kept.append(f)",
    )
    .expect("the script runs");
    let graph = rt.heap_graph(Bounds::new());
    assert!(graph.closures().count() == 100);
    assert!(texts(&graph).iter().all(|text| text.len() < 200_000));
    let generous = rt.heap_graph(Bounds::new().text(1 << 20).bytes(3 << 20));
    assert!(generous.left_out().texts > 0);
    assert!(texts(&generous).iter().all(|text| text.len() < 16 << 20));
    let name: Object = rt.run("kept[0]").expect("a function");
    let why = rt.why_alive(&name).expect("a handle of this runtime");
    assert!(why.to_string().len() < 300, "{}", why.to_string().len());
}

#[test]
fn a_closure_with_many_variables_on_a_large_heap_is_looked_at_once() {
    let mut rt = Runtime::new();
    let names: Vec<String> = (0..2_000).map(|n| format!("v{n}")).collect();
    let many = format!(
        "def outer():\n    {} = 1\n    return lambda: ({},)\nfiller = [(lambda n: lambda: n)(n) for n in range(100_000)]\nouter()",
        names.join(" = "),
        names.join(", ")
    );
    let f: Closure = rt.run(many.as_str()).expect("the script runs");
    let captures = rt.captures(&f).expect("a handle of this runtime");
    assert_eq!(captures.len(), 2_000);
    let as_expected = |capture: &nonlocal::Capture| {
        capture.shared_by == 1 && capture.owner.as_deref() == Some("outer")
    };
    assert!(captures.iter().all(as_expected));
    let graph = rt.capture_graph([&f]).expect("a handle of this runtime");
    assert_eq!(graph.cells().count(), 2_000);
}

#[test]
fn a_frame_with_many_variables_is_looked_at_once() {
    let mut rt = Runtime::new();
    let names: Vec<String> = (0..20_000).map(|n| format!("v{n}")).collect();
    let script = format!(
        "def outer():\n    {} = 1\n    yield lambda: ({},)\ng = outer()\nnext(g)",
        names.join(" = "),
        names.join(", ")
    );
    rt.run::<()>(script.as_str()).expect("the script runs");
    let graph = rt.heap_graph(Bounds::new().nodes(50_000));
    assert_eq!(graph.cells().count(), 20_000);
}
