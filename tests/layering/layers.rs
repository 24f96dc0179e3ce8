//! The layers of ARCHITECTURE.md: a module uses only modules of lower layers, and those it shares a row with.

use std::collections::HashMap;
use std::fs;

use crate::source::{module_of, paths, root, rust_files, shown};

/// Module name to (layer, row of the table).
type Layers = HashMap<String, (u32, usize)>;

/// Reads the rows `| 2 | `object`, `value` | job |`.
fn layers() -> Layers {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let mut layers = Layers::new();
    for (row, line) in text.lines().enumerate() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, layer, modules, ..] = cells.as_slice() else {
            continue;
        };
        let Ok(layer) = layer.parse() else { continue };
        for module in modules
            .split(',')
            .map(|module| module.trim().trim_matches('`'))
        {
            layers.insert(module.to_owned(), (layer, row));
        }
    }
    assert!(
        layers.len() >= 10,
        "the table of layers was not found: {layers:?}"
    );
    layers
}

#[test]
fn modules_use_only_lower_layers() {
    let layers = layers();
    let mut problems = Vec::new();
    for file in rust_files(&root().join("src")) {
        let module = module_of(&file);
        let Some(name) = module.first() else { continue };
        let Some(&(own, row)) = layers.get(name) else {
            problems.push(format!("`{name}` is not in the table of ARCHITECTURE.md"));
            continue;
        };
        let text = fs::read_to_string(&file).expect("a source file");
        for named in paths::named(&text, &module) {
            let Some(used) = named.path.first().filter(|used| *used != name) else {
                continue;
            };
            if let Some(&(layer, used_row)) = layers.get(used)
                && layer >= own
                && used_row != row
            {
                let place = shown(&file);
                problems.push(format!(
                    "{place}:{}: `{name}` (layer {own}) uses `{used}` (layer {layer})",
                    named.line
                ));
            }
        }
    }
    problems.dedup();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn only_syntax_names_the_parser_crate() {
    let syntax = root().join("src/syntax");
    for path in rust_files(&root().join("src")) {
        let text = fs::read_to_string(&path).expect("a source file");
        assert!(
            path.starts_with(&syntax) || !text.contains("ruff_"),
            "{} names the parser crate",
            shown(&path)
        );
    }
}

#[test]
fn every_module_of_the_table_exists() {
    for module in layers().keys() {
        let (file, folder) = (
            root().join(format!("src/{module}.rs")),
            root().join(format!("src/{module}/mod.rs")),
        );
        assert!(
            file.exists() || folder.exists(),
            "ARCHITECTURE.md names `{module}`"
        );
    }
}
