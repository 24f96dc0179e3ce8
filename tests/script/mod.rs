//! Golden scripts: what a script of `tests/golden/` promises, and whether a run kept it.
//!
//! A script states its outcome in comments, on the line that causes it:
//!
//! ```text
//! print(f())          # expect: 3
//! show(1, 2)
//! # expect: first line that the call prints
//! # expect: second line
//! f(1)                # expect error: TypeError: f() takes 0 positional arguments but 1 was given
//! nonlocal x          # expect syntax error: nonlocal declaration not allowed at module level
//! ```
//!
//! The rules:
//! - The texts of all `# expect:` comments, in the order of the file, are exactly the lines of the standard output.
//! - A comment that stands alone belongs to the nearest line of code above it.
//! - `# expect error:` is the first line of the uncaught exception as the traceback ends with it; its line is the
//!   innermost one of this file in the traceback. A script without it must end well.
//! - `# expect syntax error:` is the message of a `SyntaxError` that keeps the script from starting, at its line; for
//!   a subclass the text starts with the class (`IndentationError: unexpected indent`).
//! - A file `NAME.stderr` beside `NAME.py` holds the whole standard error. Without one, a script that ends well prints
//!   nothing there.
//! - `# gap: ...` at the start of a line marks a known difference from CPython, which COMPATIBILITY.md explains: the
//!   expectations are this crate's own.
//! - Addresses (`0x7f12...`) count as `0x...` everywhere.

#![allow(
    dead_code,
    reason = "each test that includes this module uses a part of it"
)]

pub(crate) mod engine;
pub(crate) mod runner;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A golden script with its expectations.
pub(crate) struct Script {
    /// The path below `tests/golden/`, without the extension: `closures/late_binding`.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) source: String,
    /// The script shows a known difference from CPython.
    pub(crate) gap: bool,
    expected: Expected,
}

struct Expected {
    stdout: String,
    failure: Option<Failure>,
    stderr: Option<String>,
}

/// How a script ends when it does not end well: the line and the text as the traceback's last part shows it.
#[derive(Debug, PartialEq, Eq)]
struct Failure {
    line: usize,
    text: String,
}

/// What a run of a script did.
pub(crate) struct Outcome {
    pub(crate) stdout: String,
    /// The traceback of an uncaught exception, or empty.
    pub(crate) stderr: String,
    /// The exit code: 0, or 1 after an uncaught exception.
    pub(crate) status: i32,
}

/// The folder of the golden scripts.
pub(crate) fn golden_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join("golden")
}

/// All golden scripts, sorted by name.
pub(crate) fn all() -> Result<Vec<Script>, String> {
    let root = golden_folder();
    let mut paths = Vec::new();
    collect(&root, &mut paths)?;
    paths.sort();
    paths.iter().map(|path| Script::load(&root, path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "py") {
            paths.push(path);
        }
    }
    Ok(())
}

impl Script {
    fn load(root: &Path, path: &Path) -> Result<Self, String> {
        let read = |path: &Path| {
            fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
        };
        let source = read(path)?;
        let relative = path.strip_prefix(root).unwrap_or(path).with_extension("");
        let name = relative
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/");
        let beside = path.with_extension("stderr");
        let stderr = if beside.exists() {
            Some(read(&beside)?)
        } else {
            None
        };
        let expected =
            Expected::read(&source, stderr).map_err(|problem| format!("{name}: {problem}"))?;
        let gap = source.lines().any(|line| line.starts_with("# gap: "));
        Ok(Self {
            name,
            path: path.to_owned(),
            source,
            gap,
            expected,
        })
    }

    /// The name that tracebacks show for the script.
    pub(crate) fn file_name(&self) -> String {
        self.path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }

    /// Compares a run with the expectations: `Err` describes every difference.
    pub(crate) fn check(&self, outcome: &Outcome) -> Result<(), String> {
        let mut report = String::new();
        let stdout = mask_addresses(&outcome.stdout);
        if stdout != self.expected.stdout {
            describe(
                &mut report,
                "standard output",
                &self.expected.stdout,
                &stdout,
            );
        }
        let stderr = mask_addresses(
            &outcome
                .stderr
                .replace(&*self.path.to_string_lossy(), &self.file_name()),
        );
        // A script that ends well may have written to the standard error all the same.
        let failure = match outcome.status {
            0 => None,
            _ => Failure::read(&stderr, &self.file_name()),
        };
        if failure != self.expected.failure {
            let show = |failure: &Option<Failure>| match failure {
                Some(failure) => format!("line {}: {}\n", failure.line, failure.text),
                None => "the script ends well\n".to_owned(),
            };
            describe(
                &mut report,
                "the end",
                &show(&self.expected.failure),
                &show(&failure),
            );
            if self.expected.stderr.is_none() {
                report.push_str(&stderr);
            }
        }
        if let Some(expected) = &self.expected.stderr
            && *expected != stderr
        {
            describe(&mut report, "standard error", expected, &stderr);
        }
        let status = i32::from(self.expected.failure.is_some());
        if outcome.status != status {
            let _ = writeln!(report, "exit code {} instead of {status}", outcome.status);
        }
        if report.is_empty() {
            Ok(())
        } else {
            Err(report)
        }
    }

    /// A script that ends well prints to the standard error only what the file beside it says. This is not asked of
    /// CPython, which finalises objects at other times and prints there what that raises.
    pub(crate) fn check_silence(&self, outcome: &Outcome) -> Result<(), String> {
        if self.expected.stderr.is_some() || outcome.status != 0 || outcome.stderr.is_empty() {
            return Ok(());
        }
        Err(format!(
            "it prints to the standard error:\n{}",
            outcome.stderr
        ))
    }
}

impl Expected {
    fn read(source: &str, stderr: Option<String>) -> Result<Self, String> {
        let mut stdout = String::new();
        let mut failure = None;
        let mut code_line = 0;
        for (number, line) in (1..).zip(source.lines()) {
            let marker = line.find("# expect");
            if marker.is_none_or(|at| !line[..at].trim().is_empty()) {
                code_line = number;
            }
            let Some(marker) = marker else { continue };
            let comment = &line[marker..];
            if let Some(text) = comment.strip_prefix("# expect:") {
                stdout.push_str(text.strip_prefix(' ').unwrap_or(text));
                stdout.push('\n');
                continue;
            }
            let text = if let Some(text) = comment.strip_prefix("# expect error: ") {
                text.to_owned()
            } else if let Some(text) = comment.strip_prefix("# expect syntax error: ") {
                if names_a_class(text) {
                    text.to_owned()
                } else {
                    format!("SyntaxError: {text}")
                }
            } else {
                return Err(format!(
                    "line {number}: an expectation that is none of the known forms"
                ));
            };
            if failure
                .replace(Failure {
                    line: code_line,
                    text,
                })
                .is_some()
            {
                return Err(format!("line {number}: a second expected error"));
            }
        }
        Ok(Self {
            stdout,
            failure,
            stderr,
        })
    }
}

/// Whether the text starts with the name of an exception class and a colon.
fn names_a_class(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(class, _)| {
        class.ends_with("Error") && class.chars().all(|letter| letter.is_ascii_alphanumeric())
    })
}

impl Failure {
    /// Reads the last part of a printed traceback.
    fn read(stderr: &str, file: &str) -> Option<Self> {
        const HEADER: &str = "Traceback (most recent call last):\n";
        let tail = stderr
            .rfind(HEADER)
            .map_or(stderr, |at| &stderr[at + HEADER.len()..]);
        let text = tail
            .lines()
            .find(|line| !line.is_empty() && !line.starts_with(' '))?
            .to_owned();
        let entry = format!("  File \"{file}\", line ");
        let line = tail
            .lines()
            .filter_map(|line| line.strip_prefix(&entry))
            .next_back()
            .map_or(0, |rest| {
                rest.split(',')
                    .next()
                    .and_then(|number| number.parse().ok())
                    .unwrap_or(0)
            });
        Some(Self { line, text })
    }
}

/// Replaces each address (`0x` and at least six hexadecimal digits) by `0x...`.
pub(crate) fn mask_addresses(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("0x") {
        let digits = rest[at + 2..]
            .bytes()
            .take_while(u8::is_ascii_hexdigit)
            .count();
        masked.push_str(&rest[..at]);
        masked.push_str(if digits >= 6 {
            "0x..."
        } else {
            &rest[at..at + 2 + digits]
        });
        rest = &rest[at + 2 + digits..];
    }
    masked.push_str(rest);
    masked
}

/// Appends the two texts, with a mark at the lines that differ.
fn describe(report: &mut String, what: &str, expected: &str, got: &str) {
    let _ = writeln!(report, "{what} differs (- expected, + got):");
    let (expected, got): (Vec<_>, Vec<_>) = (expected.lines().collect(), got.lines().collect());
    for index in 0..expected.len().max(got.len()) {
        match (expected.get(index), got.get(index)) {
            (Some(a), Some(b)) if a == b => _ = writeln!(report, "    {a}"),
            (a, b) => {
                if let Some(a) = a {
                    let _ = writeln!(report, "  - {a}");
                }
                if let Some(b) = b {
                    let _ = writeln!(report, "  + {b}");
                }
            }
        }
    }
}
