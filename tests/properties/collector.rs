//! Properties of the collector, on generated graphs of objects beside a model that only knows reachability:
//! what is reachable survives, what is not is finalised exactly once, and weak references agree.

use std::collections::BTreeSet;
use std::fmt::Write;

use nonlocal::{Engine, Runtime};
use proptest::prelude::*;

/// What a node does when it is finalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Del {
    None,
    Counts,
    /// Counts, and makes itself reachable again.
    Returns,
}

/// How one object holds another.
#[derive(Clone, Copy, Debug)]
enum Hold {
    List,
    Dict,
    Closure,
    /// A suspended generator's local variable.
    Generator,
}

#[derive(Clone, Debug)]
struct Graph {
    nodes: Vec<Del>,
    edges: Vec<(usize, usize, Hold)>,
    /// The nodes that stay named.
    kept: BTreeSet<usize>,
}

fn graphs() -> impl Strategy<Value = Graph> {
    let del = prop_oneof![Just(Del::None), Just(Del::Counts), Just(Del::Returns)];
    let hold = prop_oneof![
        Just(Hold::List),
        Just(Hold::Dict),
        Just(Hold::Closure),
        Just(Hold::Generator)
    ];
    prop::collection::vec(del, 1..14).prop_flat_map(move |nodes| {
        let count = nodes.len();
        let edges = prop::collection::vec((0..count, 0..count, hold.clone()), 0..24);
        let kept = prop::collection::btree_set(0..count, 0..=count.min(3));
        (Just(nodes), edges, kept).prop_map(|(nodes, edges, kept)| Graph { nodes, edges, kept })
    })
}

impl Graph {
    fn reachable(&self, from: impl IntoIterator<Item = usize>) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut work: Vec<usize> = from.into_iter().collect();
        while let Some(node) = work.pop() {
            if found.insert(node) {
                work.extend(self.edges.iter().filter(|e| e.0 == node).map(|e| e.1));
            }
        }
        found
    }

    /// The program that builds the graph and lets go of all nodes that are not kept.
    fn source(&self) -> String {
        let mut source = String::from(
            "
import gc, weakref
dels, calls, saved = [], [], []
class Node:
    def __init__(self, n):
        self.n = n
        self.held = []
class Counts(Node):
    def __del__(self):
        dels.append(self.n)
class Returns(Node):
    def __del__(self):
        dels.append(self.n)
        saved.append(self)
def closure(node):
    return lambda: node
def generator(node):
    while node is not None:
        yield
def suspended(node):
    g = generator(node)
    next(g)
    return g
def watch(node):
    n = node.n
    return weakref.ref(node, lambda ref: calls.append(n))
def build():
",
        );
        let mut line = |text: String| {
            let _ = writeln!(source, "    {text}");
        };
        for (n, del) in self.nodes.iter().enumerate() {
            let class = match del {
                Del::None => "Node",
                Del::Counts => "Counts",
                Del::Returns => "Returns",
            };
            line(format!("n{n} = {class}({n})"));
        }
        for (from, to, hold) in &self.edges {
            let held = match hold {
                Hold::List => format!("[n{to}]"),
                Hold::Dict => format!("{{'key': n{to}}}"),
                Hold::Closure => format!("closure(n{to})"),
                Hold::Generator => format!("suspended(n{to})"),
            };
            line(format!("n{from}.held.append({held})"));
        }
        let all: Vec<String> = (0..self.nodes.len())
            .map(|n| format!("watch(n{n})"))
            .collect();
        let kept: Vec<String> = self.kept.iter().map(|n| format!("n{n}")).collect();
        line(format!(
            "return [{}], [{}]",
            all.join(", "),
            kept.join(", ")
        ));
        source.push_str(
            "
weak, kept = build()
def state():
    gc.collect()
    return sorted(dels), sorted(calls), [n for n, ref in enumerate(weak) if ref() is not None]
",
        );
        source
    }
}

/// What has happened so far, by the rules alone.
struct Model<'a> {
    graph: &'a Graph,
    dels: BTreeSet<usize>,
    calls: BTreeSet<usize>,
    saved: BTreeSet<usize>,
}

impl Model<'_> {
    /// A collection while the nodes in `kept` are named: all that are not reachable are finalised at once, those
    /// that come back and what they hold stay.
    fn collect(&mut self, kept: &BTreeSet<usize>) -> State {
        let all: BTreeSet<usize> = (0..self.graph.nodes.len()).collect();
        let before = self.graph.reachable(kept | &self.saved);
        for &n in &(&all - &before) {
            if self.graph.nodes[n] != Del::None
                && self.dels.insert(n)
                && self.graph.nodes[n] == Del::Returns
            {
                self.saved.insert(n);
            }
        }
        let alive = self.graph.reachable(kept | &self.saved);
        self.calls = &all - &alive;
        (numbers(&self.dels), numbers(&self.calls), numbers(&alive))
    }
}

type State = (Vec<i64>, Vec<i64>, Vec<i64>);

fn numbers(set: &BTreeSet<usize>) -> Vec<i64> {
    set.iter().map(|n| *n as i64).collect()
}

fn state(rt: &mut Runtime) -> State {
    rt.run("state()").expect("the script runs")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reachability_decides(graph in graphs()) {
        let mut rt = Engine::default().runtime();
        rt.run::<()>(graph.source().as_str()).expect("the script runs");
        let mut model = Model { graph: &graph, dels: BTreeSet::new(), calls: BTreeSet::new(), saved: BTreeSet::new() };
        let expected = model.collect(&graph.kept);
        prop_assert_eq!(state(&mut rt), expected.clone());
        // Another collection changes nothing, neither does one that the host asks for.
        rt.collect();
        prop_assert_eq!(state(&mut rt), expected);

        // The names go, then what has come back, until all is gone.
        let names = BTreeSet::new();
        rt.run::<()>("kept.clear()").expect("the script runs");
        prop_assert_eq!(state(&mut rt), model.collect(&names));
        for _ in 0..=graph.nodes.len() {
            rt.run::<()>("saved.clear()").expect("the script runs");
            model.saved.clear();
            prop_assert_eq!(state(&mut rt), model.collect(&names));
        }
        prop_assert_eq!(model.calls.len(), graph.nodes.len());
    }
}
