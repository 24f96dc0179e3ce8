//! Examples: each folder `examples/NAME/` prints what its `expected.txt` says; what `input.txt` has, it reads.
//!
//! `BLESS=1 cargo test --test examples` writes the expectations anew; review the difference.
#![cfg(feature = "parser")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The examples that stand in a folder of their own.
fn folders() -> Vec<PathBuf> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let entries = fs::read_dir(examples).expect("the folder of the examples");
    let paths = entries.map(|entry| entry.expect("an entry of the folder").path());
    let mut folders: Vec<PathBuf> = paths.filter(|path| path.join("main.rs").exists()).collect();
    folders.sort();
    folders
}

/// What an example prints; cargo builds it first if need be.
fn output(folder: &Path) -> String {
    let name = folder.file_name().expect("a name").to_string_lossy();
    let input = match File::open(folder.join("input.txt")) {
        Ok(file) => Stdio::from(file),
        Err(_) => Stdio::null(),
    };
    let done = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", &name])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(input)
        .output()
        .expect("cargo");
    let errors = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{name}: {}\n{errors}", done.status);
    String::from_utf8(done.stdout).expect("text")
}

#[test]
fn examples_print_what_is_expected() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut different = Vec::new();
    for folder in folders() {
        let (output, expected) = (output(&folder), folder.join("expected.txt"));
        if bless {
            fs::write(&expected, output).expect("an expectation");
        } else if fs::read_to_string(&expected).ok().as_ref() != Some(&output) {
            different.push(format!("{}\n{output}", expected.display()));
        }
    }
    assert!(
        different.is_empty(),
        "BLESS=1 writes these anew:\n{}",
        different.join("\n")
    );
}
