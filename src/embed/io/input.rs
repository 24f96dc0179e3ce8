//! [`Input`]: where scripts read lines from.

use std::fmt;
use std::io::BufRead;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use crate::vm::{Contained, InputSource, StandardInput, Trap, panic_message};

/// Where `input()` and `sys.stdin` read from: part of an [`Engine`](crate::Engine).
///
/// ```
/// use nonlocal::{Engine, Input};
///
/// let stdin = Input::reader(std::io::Cursor::new("first\nsecond\n"));
/// let mut rt = Engine::builder().stdin(stdin).build().runtime();
/// assert_eq!(rt.run::<String>("input()")?, "first");
/// assert_eq!(rt.run::<String>("import sys\nsys.stdin.read()")?, "second\n");
/// assert!(rt.run::<String>("input()").unwrap_err().is_exception("EOFError"));
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone)]
pub struct Input(Kind);

#[derive(Clone)]
enum Kind {
    None,
    Text(Arc<str>),
    /// Its destructor may panic.
    Reader(Arc<Mutex<Contained<Box<dyn BufRead + Send>>>>),
    Callback(Arc<dyn Fn() -> Option<String> + Send + Sync>),
}

impl Input {
    /// No input: `input()` raises a `RuntimeError`.
    #[must_use]
    pub fn none() -> Self {
        Self(Kind::None)
    }

    /// A text, which every runtime of the engine reads from its start.
    #[must_use]
    pub fn text(text: impl Into<Arc<str>>) -> Self {
        Self(Kind::Text(text.into()))
    }

    /// The standard input of the process.
    #[must_use]
    pub fn stdin() -> Self {
        Self::reader(std::io::BufReader::new(std::io::stdin()))
    }

    /// A reader, which all runtimes of the engine share. Where it fails, the input ends; bytes that are not UTF-8
    /// become U+FFFD.
    #[must_use]
    pub fn reader(reader: impl BufRead + Send + 'static) -> Self {
        let reader: Box<dyn BufRead + Send> = Box::new(reader);
        Self(Kind::Reader(Arc::new(Mutex::new(Contained::new(reader)))))
    }

    /// A function that gives one line each time, and `None` at the end. A newline at the end of the line is added
    /// where it is missing.
    ///
    /// ```
    /// use nonlocal::{Engine, Input};
    ///
    /// let mut rt = Engine::builder().stdin(Input::callback(|| Some("yes".to_owned()))).build().runtime();
    /// assert_eq!(rt.run::<String>("input() + input()")?, "yesyes");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn callback(callback: impl Fn() -> Option<String> + Send + Sync + 'static) -> Self {
        let callback = Contained::new(callback);
        Self(Kind::Callback(Arc::new(move || (*callback)())))
    }

    /// The end for one runtime.
    pub(crate) fn open(&self) -> Option<StandardInput> {
        if matches!(self.0, Kind::None) {
            return None;
        }
        Some(StandardInput {
            source: Box::new(Source {
                kind: self.0.clone(),
                read: 0,
            }),
            rest: String::new(),
        })
    }
}

impl Default for Input {
    /// None.
    fn default() -> Self {
        Self::none()
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Kind::None => "Input::none()",
            Kind::Text(_) => "Input::text(..)",
            Kind::Reader(_) => "Input::reader(..)",
            Kind::Callback(_) => "Input::callback(..)",
        })
    }
}

/// The input of one runtime.
struct Source {
    kind: Kind,
    /// Bytes of the text that were read.
    read: usize,
}

impl InputSource for Source {
    fn read_line(&mut self) -> Result<String, Trap> {
        let read = &mut self.read;
        let kind = &self.kind;
        // Reader and callback are the host's: whatever they do, the runtime stays usable.
        catch_unwind(AssertUnwindSafe(|| match kind {
            Kind::None => String::new(),
            Kind::Text(text) => {
                let rest = text.get(*read..).unwrap_or_default();
                let line = rest.split_inclusive('\n').next().unwrap_or_default();
                *read += line.len();
                line.to_owned()
            }
            Kind::Reader(reader) => {
                let mut line = Vec::new();
                let mut reader = reader.lock().unwrap_or_else(PoisonError::into_inner);
                match reader.read_until(b'\n', &mut line) {
                    Ok(_) => String::from_utf8_lossy(&line).into_owned(),
                    Err(_) => String::new(),
                }
            }
            Kind::Callback(callback) => {
                let Some(mut line) = callback() else {
                    return String::new();
                };
                if !line.ends_with('\n') {
                    line.push('\n');
                }
                line
            }
        }))
        .map_err(|panic| {
            panic_message(panic);
            Trap::HostPanic
        })
    }
}
