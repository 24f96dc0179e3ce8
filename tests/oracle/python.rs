//! Finds CPython, and asks a process of it questions.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::{env, fs, io};

/// A CPython that can serve as the reference.
pub(crate) struct Python {
    pub(crate) path: PathBuf,
    /// `(3, 14, 1)`
    pub(crate) version: (u32, u32, u32),
}

impl Python {
    /// The first CPython 3.14 of PATH; else the newest of pyenv's, or the one that `.ci/run` keeps.
    pub(crate) fn find() -> Result<Self, String> {
        candidates().into_iter().find_map(Self::at).ok_or_else(|| {
            "no CPython 3.14 was found: neither python3.14 nor python3 in PATH is one, nor is there one of pyenv's or of \
             .ci/run's (CONTRIBUTING.md says how to get it)"
                .to_owned()
        })
    }

    /// The interpreter at a path, if it is a CPython 3.14.
    fn at(path: PathBuf) -> Option<Self> {
        const PROBE: &str = "import sys; print(sys.implementation.name, *sys.version_info[:3])";
        let output = Command::new(&path)
            .args(["-c", PROBE])
            .stderr(Stdio::null())
            .output()
            .ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        let mut words = text.split_whitespace();
        if words.next() != Some("cpython") {
            return None;
        }
        let mut number = || words.next().and_then(|word| word.parse::<u32>().ok());
        let version = (number()?, number()?, number()?);
        ((version.0, version.1) == (3, 14)).then_some(Self { path, version })
    }

    pub(crate) fn describe(&self) -> String {
        let (major, minor, patch) = self.version;
        format!("CPython {major}.{minor}.{patch} ({})", self.path.display())
    }
}

/// Where a CPython 3.14 may be, the best places first.
fn candidates() -> Vec<PathBuf> {
    let home = env::var_os("HOME").map(PathBuf::from);
    let folder = |variable, in_home| {
        let named = env::var_os(variable).map(PathBuf::from);
        named.or_else(|| home.as_ref().map(|home| home.join(in_home)))
    };
    let mut paths = vec![PathBuf::from("python3.14"), PathBuf::from("python3")];
    let versions = folder("PYENV_ROOT", ".pyenv").map(|root| root.join("versions"));
    if let Some(entries) = versions.and_then(|versions| fs::read_dir(versions).ok()) {
        let mut patches: Vec<(u32, PathBuf)> = entries
            .flatten()
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                let patch = name.strip_prefix("3.14.")?.parse().ok()?;
                Some((patch, entry.path().join("bin/python3")))
            })
            .collect();
        patches.sort();
        paths.extend(patches.into_iter().rev().map(|(_, path)| path));
    }
    let kept = folder("XDG_CACHE_HOME", ".cache");
    paths.extend(kept.map(|cache| cache.join("nonlocal/python3.14/bin/python3.14")));
    paths
}

/// A running CPython that answers requests (see `reference.py` and `reshape.py`).
pub(crate) struct Reference {
    process: Child,
    requests: ChildStdin,
    replies: BufReader<ChildStdout>,
}

impl Reference {
    pub(crate) fn start(python: &Python) -> io::Result<Self> {
        let mut process = Command::new(&python.path)
            .args([
                "-c",
                concat!(include_str!("reshape.py"), include_str!("reference.py")),
            ])
            .env("PYTHONHASHSEED", "0")
            .env("PYTHONWARNINGS", "ignore")
            .env("PYTHONUTF8", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let pipe = || io::Error::other("a pipe to CPython is missing");
        let requests = process.stdin.take().ok_or_else(pipe)?;
        let replies = BufReader::new(process.stdout.take().ok_or_else(pipe)?);
        Ok(Self {
            process,
            requests,
            replies,
        })
    }

    /// Asks one question about a program.
    pub(crate) fn ask(&mut self, kind: &str, name: &str, source: &str) -> io::Result<String> {
        writeln!(self.requests, "{kind} {name} {}", source.len())?;
        self.requests.write_all(source.as_bytes())?;
        self.requests.flush()?;
        let mut header = String::new();
        self.replies.read_line(&mut header)?;
        let length = header
            .trim()
            .parse()
            .map_err(|_| io::Error::other("CPython ended before it answered"))?;
        let mut answer = vec![0; length];
        self.replies.read_exact(&mut answer)?;
        String::from_utf8(answer).map_err(io::Error::other)
    }
}

impl Drop for Reference {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
