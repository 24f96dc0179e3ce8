//! Files of one concept, folders that can be taken in at a glance.

use std::fs;

use crate::source::{root, rust_files, shown};

/// The most lines that a file may have.
const LINES: usize = 900;

/// The most entries that a folder of `src` may have.
const ENTRIES: usize = 20;

#[test]
fn files_have_at_most_900_lines() {
    let folders = ["src", "tests", "examples", "benches"];
    let files = folders.map(|folder| rust_files(&root().join(folder)));
    let mut long = Vec::new();
    for file in files.into_iter().flatten() {
        let text = fs::read_to_string(&file).expect("a source file");
        let lines = text.lines().count();
        if lines > LINES {
            long.push(format!("{} has {lines} lines", shown(&file)));
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn folders_of_the_crate_have_at_most_20_entries() {
    let mut full = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        let entries: Vec<_> = fs::read_dir(&folder)
            .expect("a folder of sources")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        if entries.len() > ENTRIES {
            full.push(format!("{} has {} entries", shown(&folder), entries.len()));
        }
        folders.extend(entries.into_iter().filter(|path| path.is_dir()));
    }
    assert!(full.is_empty(), "{}", full.join("\n"));
}
