//! Capture graphs: what the graph of each script of `tests/graph/*.py` says, as the `.graph` file beside it has it.
//!
//! `BLESS=1 cargo test --test graph` writes the graphs anew; review the difference. `tests/drawings.rs` gives the same
//! graphs to Graphviz and Mermaid.

#![cfg(all(feature = "parser", feature = "seeing"))]

mod graph {
    mod bounds;
    mod hostile;
    mod paused;
    #[allow(dead_code, reason = "the drawings are another test's")]
    pub(crate) mod scripts;
}

use std::{env, fs};

/// The first line of each blessed file.
const HEADER: &str = "# Regenerate with: BLESS=1 cargo test --test graph\n";

#[test]
fn graphs_are_as_blessed() {
    let bless = env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for script in graph::scripts::all() {
        let shown = format!("{HEADER}{}", script.shown());
        let blessed = script.path.with_extension("graph");
        if bless {
            fs::write(&blessed, shown).expect("a writable folder");
        } else if fs::read_to_string(&blessed).unwrap_or_default() != shown {
            wrong.push(format!("{}:\n{shown}", script.path.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "these graphs changed:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn there_are_at_least_sixty_scripts() {
    assert!(graph::scripts::all().len() >= 60);
}
