//! Finds CPython, and asks a process of it questions.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::{env, fs, io};

/// A CPython that can serve as the reference.
pub(crate) struct Python {
    pub(crate) path: PathBuf,
    /// `(3, 13, 1)`
    pub(crate) version: (u32, u32, u32),
}

impl Python {
    /// The newest CPython 3.13, for that is the reference; else the oldest later one.
    pub(crate) fn find() -> Result<Self, String> {
        let mut found: Vec<Self> = candidates().into_iter().filter_map(Self::at).collect();
        // 3.13 before 3.14 and so on, within a minor version the newest patch first.
        found.sort_by_key(|python| (python.version.1, std::cmp::Reverse(python.version.2)));
        found.into_iter().next().ok_or_else(|| {
            "no CPython 3.13 or later was found: neither python3.13, python3.14 nor python3 in PATH, nor one of pyenv's"
                .to_owned()
        })
    }

    /// The interpreter at a path, if it is a CPython of 3.13 or later.
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
        (version >= (3, 13, 0)).then_some(Self { path, version })
    }

    pub(crate) fn describe(&self) -> String {
        let (major, minor, patch) = self.version;
        format!("CPython {major}.{minor}.{patch} ({})", self.path.display())
    }
}

fn candidates() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = ["python3.13", "python3.14", "python3.15", "python3"]
        .into_iter()
        .map(PathBuf::from)
        .collect();
    let root = env::var_os("PYENV_ROOT").map(PathBuf::from);
    let root = root.or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".pyenv")));
    if let Some(entries) = root.and_then(|root| fs::read_dir(root.join("versions")).ok()) {
        paths.extend(
            entries
                .flatten()
                .map(|entry| entry.path().join("bin").join("python3")),
        );
    }
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
