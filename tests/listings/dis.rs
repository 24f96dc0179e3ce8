//! Bytecode listings: each `tests/listings/dis/NAME.py` compiles to what `tests/listings/dis/NAME.dis` says.
//!
//! `BLESS=1 cargo test --test listings` writes the listings anew; review the difference.

use std::fs;
use std::path::{Path, PathBuf};

/// What a listing begins with.
const HEADER: &str = "# Regenerate with: BLESS=1 cargo test --test listings\n\n";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/listings/dis")
}

fn sources() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("the folder of the listings");
    let paths = entries.map(|entry| entry.expect("an entry of the folder").path());
    let mut sources: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ext| ext == "py"))
        .collect();
    sources.sort();
    sources
}

fn listing(source: &Path) -> String {
    let text = fs::read_to_string(source).expect("a source");
    let name = source
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let program =
        nonlocal::Program::compile(&name, &text).unwrap_or_else(|error| panic!("{name}: {error}"));
    format!("{HEADER}{}", program.code().disassemble())
}

#[test]
fn listings_are_as_blessed() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut different = Vec::new();
    for source in sources() {
        let (listing, blessed) = (listing(&source), source.with_extension("dis"));
        if bless {
            fs::write(&blessed, listing).expect("a listing");
        } else if fs::read_to_string(&blessed).ok().as_ref() != Some(&listing) {
            different.push(format!("{}\n{listing}", source.display()));
        }
    }
    assert!(
        different.is_empty(),
        "BLESS=1 writes these anew:\n{}",
        different.join("\n")
    );
}

#[test]
fn each_listing_has_its_source() {
    for entry in fs::read_dir(folder()).expect("the folder of the listings") {
        let path = entry.expect("an entry of the folder").path();
        assert!(
            path.with_extension("py").exists(),
            "{} has no source",
            path.display()
        );
    }
}
