//! Nothing is lost: a runtime that is dropped leaves no byte behind, whatever its scripts have done.

use std::fs;
use std::path::{Path, PathBuf};

use nonlocal::{Engine, Limits, Output};

use super::allocator;

/// Runs a script to its end, whatever that is, in a runtime of its own that is dropped with all that it made.
fn run(source: &str) {
    // Without the clock: the second run of a script ends where the first one did.
    let mut limits = Limits::untrusted();
    limits.wall_time = None;
    let engine = Engine::builder()
        .limits(limits)
        .stdout(Output::discard())
        .stderr(Output::discard())
        .build();
    drop(engine.runtime().run::<()>(source));
}

fn scripts(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            scripts(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "py") {
            found.push(path);
        }
    }
}

#[test]
fn a_runtime_that_is_dropped_leaves_nothing_behind() {
    let mut found = Vec::new();
    scripts(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden"),
        &mut found,
    );
    assert!(found.len() > 500, "only {} scripts", found.len());
    for path in found {
        let source = fs::read_to_string(&path).expect("a script");
        // What is made once for the process is made in the first round.
        run(&source);
        let before = allocator::live();
        run(&source);
        let left = allocator::live() - before;
        assert_eq!(left, 0, "{} leaves {left} bytes", path.display());
    }
}
