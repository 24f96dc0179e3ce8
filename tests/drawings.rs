//! The graphs of `tests/graph/*.py` as the programs read them that they are meant for: Graphviz here, Mermaid in
//! `tests/page/mermaid.mjs`, which reads what this leaves in `target/graphs`.
//!
//! `cargo test --test drawings` needs `dot`, from the package graphviz, and says so where there is none; so it is no part
//! of `cargo test` alone.

#[path = "graph/scripts.rs"]
#[allow(dead_code, reason = "the listings are another test's")]
mod scripts;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Where the drawings are left.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../graphs");
    fs::create_dir_all(&folder).expect("a writable folder");
    folder
}

fn dot(path: &Path) -> Output {
    let output = Command::new("dot").arg("-Tsvg").arg(path).output();
    output.unwrap_or_else(|error| {
        panic!("this test needs `dot` of Graphviz (apt install graphviz): {error}")
    })
}

#[test]
fn graphviz_draws_each_graph_and_shows_what_it_says() {
    let folder = folder();
    let mut wrong = Vec::new();
    for script in scripts::all() {
        let graph = script.graph();
        let path = folder.join(script.name()).with_extension("dot");
        fs::write(&path, graph.to_dot()).expect("a writable folder");
        fs::write(path.with_extension("mmd"), graph.to_mermaid()).expect("a writable folder");
        let output = dot(&path);
        let warnings = String::from_utf8_lossy(&output.stderr).into_owned();
        if !output.status.success() || !warnings.is_empty() {
            wrong.push(format!("{}: {warnings}", path.display()));
        }
        let svg = String::from_utf8_lossy(&output.stdout).into_owned();
        let drawn = svg.matches("class=\"node\"").count();
        if drawn != graph.nodes().len() {
            wrong.push(format!("{}: {drawn} nodes are drawn", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn graphviz_shows_odd_texts_as_they_are() {
    let scripts = scripts::all();
    let odd = |name: &str| {
        let script = scripts.iter().find(|script| script.name() == name);
        let path = folder().join(name).with_extension("odd.dot");
        let graph = script.expect("a script of that name").graph();
        fs::write(&path, graph.to_dot()).expect("a writable folder");
        String::from_utf8(dot(&path).stdout).expect("an SVG in UTF-8")
    };
    let names = odd("odd_names.py");
    for part in [
        "closure a &quot;quoted&quot; &lt;name&gt;\\x0ain [two] lines \\u202e &amp; more; %% `ticks` #35;",
    ] {
        assert!(names.contains(part), "{part} is not in\n{names}");
    }
    let contents = odd("odd_contents.py");
    let part = "&lt;/script&gt; ]]&gt; \\u202e \u{5d0} \\ud800 &amp; %%";
    assert!(contents.contains(part), "{part} is not in\n{contents}");
}
