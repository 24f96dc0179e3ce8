//! Each `tests/explain/NAME.py` is explained as `NAME.reasons` says, and each `tests/lint/NAME.py` has the lints of
//! `NAME.lints`.
//!
//! A script of `tests/explain` names in its first line what is explained: blocks and names, with a dot between them.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use nonlocal::Program;

/// What a blessed file begins with.
const HEADER: &str = "# Regenerate with: BLESS=1 cargo test --test analysis\n\n";

/// So many scripts there are at least.
const LEAST: usize = 60;

fn scripts(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    let entries = fs::read_dir(folder).expect("the folder of the scripts");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut scripts: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|ext| ext == "py"))
        .collect();
    scripts.sort();
    assert!(scripts.len() >= LEAST, "{} scripts", scripts.len());
    scripts
}

fn program(path: &Path) -> (Program, String) {
    let text = fs::read_to_string(path).expect("a script");
    let name = path
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let program = Program::compile(&name, &text).unwrap_or_else(|error| panic!("{name}: {error}"));
    (program, text)
}

fn compare(folder: &str, extension: &str, listing: impl Fn(&Path) -> String) {
    let bless = std::env::var_os("BLESS").is_some();
    let mut different = Vec::new();
    for path in scripts(folder) {
        let (listing, blessed) = (
            format!("{HEADER}{}", listing(&path)),
            path.with_extension(extension),
        );
        if bless {
            fs::write(&blessed, listing).expect("a writable folder");
        } else if fs::read_to_string(&blessed).ok().as_ref() != Some(&listing) {
            different.push(format!("{}\n{listing}", path.display()));
        }
    }
    assert!(
        different.is_empty(),
        "BLESS=1 writes these anew:\n{}",
        different.join("\n")
    );
}

#[test]
fn reasons_are_as_blessed() {
    compare("explain", "reasons", |path| {
        let (program, text) = program(path);
        let first = text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("# explain: "));
        let asked = first.unwrap_or_else(|| panic!("{path:?} names nothing"));
        let mut out = String::new();
        for asked in asked.split(", ") {
            let (block, name) = asked.rsplit_once('.').expect("a block and a name");
            match program.explain(block, name) {
                Ok(reason) => writeln!(out, "{reason}"),
                Err(error) => writeln!(out, "{asked}: {error}\n"),
            }
            .expect("a text grows");
        }
        out
    });
}

#[test]
fn lints_are_as_blessed() {
    compare("lint", "lints", |path| {
        let (program, _) = program(path);
        let mut out = String::new();
        for lint in program.lints().expect("a source") {
            writeln!(out, "{lint}").expect("a text grows");
            for other in &lint.related {
                writeln!(
                    out,
                    "    {}:{} {}",
                    other.location.line, other.location.column, other.what
                )
                .expect("a text grows");
            }
        }
        out
    });
}

#[test]
fn every_name_of_every_script_is_explained() {
    for path in scripts("explain").into_iter().chain(scripts("lint")) {
        let (program, text) = program(&path);
        let names = program.names().expect("a source");
        for name in names.iter() {
            let reason = names
                .explain(&name)
                .unwrap_or_else(|| panic!("{path:?}: {name:?}"));
            assert_eq!(reason.name, name.name);
            assert!(!reason.to_string().is_empty());
            // What stands in the source is the name, but for what a class mangles and what `super` uses.
            let line = text
                .lines()
                .nth(name.location.line as usize - 1)
                .expect("a line");
            let (start, end) = (
                name.location.column as usize - 1,
                name.location.end_column as usize - 1,
            );
            let written: String = line.chars().skip(start).take(end - start).collect();
            let is_written = name.name.ends_with(&*written) || written == "super";
            assert!(is_written, "{path:?}: {written:?} is not {:?}", name.name);
            let place = names.at(name.location.line, name.location.column);
            assert!(place.is_some(), "{path:?}: {name:?}");
        }
    }
}
