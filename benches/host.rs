//! Times what a host does, in nanoseconds: `cargo bench --bench host`. `benches/peers` does the same beside others.
//!
//! The second table shows that a new runtime costs the same whatever there is to import, and what the first import of
//! each module costs. `BENCH_ROUNDS` sets the number of rounds (7).

use std::env;

use nonlocal::{Engine, Output};

#[path = "host/measure.rs"]
mod measure;
#[path = "host/ours.rs"]
mod ours;

use measure::{Operation, Series, shown};

fn main() {
    let rounds = env::var("BENCH_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(7)
        .max(1);
    let mut host = Series::new("operation", ours::operations());
    let mut imports = Series::new("new runtime and first import", import_operations());
    for _ in 0..rounds {
        host.round();
        imports.round();
    }
    for series in [&host, &imports] {
        println!("{:<40} {:>12}", series.name, "median");
        for what in series.names() {
            println!("{what:<40} {:>12}", shown(series.nanoseconds(what)));
        }
        println!();
    }
}

/// A new runtime that runs an empty program, and new ones that import one module each.
fn import_operations() -> Vec<Operation> {
    let names: Vec<&'static str> = ["pass"]
        .into_iter()
        .chain(MODULES.iter().copied())
        .collect();
    let operation = |name: &'static str| {
        let source = if name == "pass" {
            name.to_owned()
        } else {
            format!("import {name}")
        };
        let program = nonlocal::Program::compile("import.py", &source).expect("it compiles");
        let engine = Engine::builder().stdout(Output::discard()).build();
        Operation::new(name, move |n| {
            for _ in 0..n {
                engine
                    .runtime()
                    .run::<()>(&program)
                    .expect("the import succeeds");
            }
        })
    };
    names.into_iter().map(operation).collect()
}

const MODULES: &[&str] = &[
    "math",
    "sys",
    "operator",
    "itertools",
    "functools",
    "collections",
    "json",
    "contextlib",
    "dataclasses",
    "enum",
    "typing",
    "inspect",
];
