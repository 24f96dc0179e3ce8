//! The scripts, and how their graphs are made.
//!
//! A script runs in a runtime of its own; then the graph of the heap is drawn. Comments at the start of a line say what
//! else the host does:
//!
//! ```text
//! # scope: rate = 0.2       the script runs in a scope of the host with these variables
//! # hold: handlers[0]       the host holds a handle to the value of this expression
//! # graph: step, show       the graph of these closures is drawn instead of that of the heap
//! # bounds: nodes = 4       within these bounds
//! # why: expression         what keeps its value alive
//! # cell: step n            what keeps this cell of a closure alive
//! ```

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use nonlocal::graph::{Bounds, Graph};
use nonlocal::{Closure, Engine, Object, Output, Program, Runtime, Scope};

pub(crate) struct Script {
    pub(crate) path: PathBuf,
    pub(crate) source: String,
}

/// All scripts, sorted by name.
pub(crate) fn all() -> Vec<Script> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/graph");
    let entries = fs::read_dir(folder).expect("the folder of the scripts");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let is_source = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "py");
    let mut paths: Vec<_> = paths.filter(is_source).collect();
    paths.sort();
    let read = |path: PathBuf| Script {
        source: fs::read_to_string(&path).expect("a script"),
        path,
    };
    paths.into_iter().map(read).collect()
}

impl Script {
    /// The name of the file.
    pub(crate) fn name(&self) -> String {
        let name = self.path.file_name().expect("a name");
        name.to_string_lossy().into_owned()
    }

    /// What the comments of a kind say.
    fn wishes<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        let lines = self.source.lines();
        lines.filter_map(move |line| {
            let rest = line.strip_prefix("# ")?.strip_prefix(kind)?;
            rest.strip_prefix(": ").map(str::trim)
        })
    }

    /// Runs the script; what the host holds stays with the runtime.
    fn run(&self) -> (Runtime, Vec<Object>, Scope) {
        let mut rt = Engine::builder()
            .stdout(Output::collect())
            .build()
            .runtime();
        let mut scope = Scope::new();
        for wish in self.wishes("scope") {
            let (name, value) = wish.split_once(" = ").expect("name = value");
            let value: Object = rt.run(value).expect("a value");
            scope = scope.with(name, rt.new_cell(&value).expect("a cell"));
        }
        let names = scope.names().iter().map(|name| &**name);
        let names: Vec<&str> = names.collect();
        if names.is_empty() {
            let program = Program::compile(&self.name(), &self.source).expect("a program");
            rt.run::<()>(&program).expect("the script runs");
        } else {
            let program = Program::compile_in(&names, &self.name(), &self.source);
            let program = program.expect("a program");
            rt.run_in::<()>(&scope, &program).expect("the script runs");
        }
        let held = self.wishes("hold");
        let held = held.map(|wish| rt.run(wish).expect("an object")).collect();
        (rt, held, scope)
    }

    fn bounds(&self) -> Bounds {
        let mut bounds = Bounds::new();
        for wish in self.wishes("bounds") {
            for bound in wish.split(", ") {
                let (name, value) = bound.split_once(" = ").expect("name = value");
                let value = value.parse().expect("a number");
                bounds = match name {
                    "nodes" => bounds.nodes(value),
                    "objects" => bounds.objects(value),
                    "text" => bounds.text(value),
                    "bytes" => bounds.bytes(value),
                    other => panic!("there is no bound {other}"),
                };
            }
        }
        bounds
    }

    fn graph_in(&self, rt: &mut Runtime) -> Graph {
        let Some(wish) = self.wishes("graph").next() else {
            return rt.heap_graph(self.bounds());
        };
        let mut closure = |name| rt.run::<Closure>(name).expect("a closure");
        let closures: Vec<Closure> = wish.split(", ").map(&mut closure).collect();
        let graph = rt.capture_graph_within(&closures, self.bounds());
        graph.expect("handles of this runtime")
    }

    /// The graph of the script.
    pub(crate) fn graph(&self) -> Graph {
        let (mut rt, held, _scope) = self.run();
        let graph = self.graph_in(&mut rt);
        drop(held);
        graph
    }

    /// The graph as text, and what keeps things alive.
    pub(crate) fn shown(&self) -> String {
        let (mut rt, held, _scope) = self.run();
        let mut shown = self.graph_in(&mut rt).to_string();
        for wish in self.wishes("why") {
            let object: Object = rt.run(wish).expect("an object");
            let why = rt.why_alive(&object).expect("a handle of this runtime");
            let _ = write!(shown, "\nwhy {wish}: {why}\n{why:#}\n");
        }
        for wish in self.wishes("cell") {
            let (closure, name) = wish.rsplit_once(' ').expect("a closure and a name");
            let closure: Closure = rt.run(closure).expect("a closure");
            let cell = rt.cell(&closure, name).expect("a cell");
            drop(closure);
            let why = rt.why_alive(&cell).expect("a handle of this runtime");
            let _ = write!(shown, "\nwhy {wish}: {why}\n{why:#}\n");
        }
        drop(held);
        shown
    }
}
