//! Cycles: none between the modules of the top level, and the largest one between files does not grow.
//!
//! A file depends on the files that define what its `use` declarations and paths name. A name that a module only hands
//! on (`pub use`) leads to where it is defined. What the methods of a type use is not seen.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::source::{Crate, Def, paths, shown};

/// The largest cycle between files that there may be; a change that makes it smaller lowers the number.
const LARGEST_CYCLE: usize = 19;

/// Name to the names that it depends on.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// The graph of the files, and that of the modules of the top level.
fn graphs() -> (Graph, Graph) {
    let krate = Crate::load();
    let (mut files, mut modules) = (Graph::new(), Graph::new());
    for module in &krate.modules {
        let text = fs::read_to_string(&module.file).expect("a source file");
        for named in paths::named(&text, &module.path) {
            if named.is_export || module.path.is_empty() {
                continue;
            }
            let Some(target) = target(&krate, &named.path) else {
                continue;
            };
            let (from, to) = (shown(&module.file), shown(&krate.modules[target].file));
            if from != to {
                files.entry(from).or_default().insert(to);
            }
            let target = &krate.modules[target].path;
            if let (Some(from), Some(to)) = (module.path.first(), target.first())
                && from != to
            {
                modules.entry(from.clone()).or_default().insert(to.clone());
            }
        }
    }
    (files, modules)
}

/// The module that defines what a path names, or the last module that the path goes through.
fn target(krate: &Crate, path: &[String]) -> Option<usize> {
    (1..=path.len())
        .rev()
        .find_map(|length| match krate.resolve(0, &path[..length])? {
            Def::Module(module) | Def::Item(module, _) => Some(module),
        })
}

/// The sets of names that all depend on each other, the largest first.
fn cycles(graph: &Graph) -> Vec<BTreeSet<&str>> {
    let reachable = |from: &str| {
        let mut seen = BTreeSet::new();
        let mut work = vec![from];
        while let Some(name) = work.pop() {
            for next in graph.get(name).into_iter().flatten() {
                if seen.insert(next.as_str()) {
                    work.push(next);
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&str, BTreeSet<&str>> = graph
        .keys()
        .map(|name| (name.as_str(), reachable(name)))
        .collect();
    let mut cycles = BTreeSet::new();
    for (name, seen) in &reach {
        let back = |other: &&&str| reach.get(**other).is_some_and(|seen| seen.contains(name));
        let cycle: BTreeSet<&str> = seen.iter().filter(back).copied().collect();
        if cycle.len() > 1 {
            cycles.insert(cycle);
        }
    }
    let mut cycles: Vec<_> = cycles.into_iter().collect();
    cycles.sort_by_key(|cycle| usize::MAX - cycle.len());
    cycles
}

#[test]
fn modules_of_the_top_level_form_no_cycle() {
    let (_, modules) = graphs();
    let cycles = cycles(&modules);
    assert!(cycles.is_empty(), "{cycles:#?}");
}

#[test]
fn the_largest_cycle_between_files_does_not_grow() {
    let (files, _) = graphs();
    let cycles = cycles(&files);
    let sizes: Vec<usize> = cycles.iter().map(BTreeSet::len).collect();
    println!("cycles between files: {sizes:?}");
    let largest = cycles.first().map_or(0, BTreeSet::len);
    assert!(
        largest <= LARGEST_CYCLE,
        "a cycle of {largest} files: {:#?}",
        cycles.first()
    );
}
