//! The layers of ARCHITECTURE.md: a module uses only modules of lower layers, and those it shares a row with.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

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

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files of the crate with the module that each belongs to.
fn files(folder: &Path, module: Option<&str>, found: &mut Vec<(String, PathBuf)>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        let stem = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        let module = module.map_or(stem, str::to_owned);
        if path.is_dir() {
            files(&path, Some(&module), found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((module, path));
        }
    }
}

/// The modules that a text names behind `crate::`, with the line; comments do not count.
fn uses(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.split("//").next().unwrap_or_default();
        for (at, _) in line.match_indices("crate::") {
            if line[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '$') {
                continue;
            }
            let rest = &line[at + "crate::".len()..];
            let names = match rest.strip_prefix('{') {
                Some(group) => group
                    .split('}')
                    .next()
                    .unwrap_or_default()
                    .split(',')
                    .collect(),
                None => vec![rest],
            };
            for name in names {
                let end = |letter: char| !letter.is_alphanumeric() && letter != '_';
                found.push((
                    number,
                    name.trim().split(end).next().unwrap_or_default().to_owned(),
                ));
            }
        }
    }
    found
}

#[test]
fn modules_use_only_lower_layers() {
    let layers = layers();
    let mut sources = Vec::new();
    files(&root().join("src"), None, &mut sources);
    let mut problems = Vec::new();
    for (module, path) in sources {
        if module == "lib" {
            continue;
        }
        let Some(&(own, row)) = layers.get(&module) else {
            problems.push(format!("`{module}` is not in the table of ARCHITECTURE.md"));
            continue;
        };
        let text = fs::read_to_string(&path).expect("a source file");
        for (line, used) in uses(&text) {
            if used == module {
                continue;
            }
            if let Some(&(layer, used_row)) = layers.get(&used)
                && layer >= own
                && used_row != row
            {
                let path = path.strip_prefix(root()).unwrap_or(&path).display();
                problems.push(format!(
                    "{path}:{line}: `{module}` (layer {own}) uses `{used}` (layer {layer})"
                ));
            }
        }
    }
    problems.dedup();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn only_syntax_names_the_parser_crate() {
    let mut sources = Vec::new();
    files(&root().join("src"), None, &mut sources);
    for (module, path) in sources {
        let text = fs::read_to_string(&path).expect("a source file");
        assert!(
            module == "syntax" || !text.contains("ruff_"),
            "{} names the parser crate",
            path.display()
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
