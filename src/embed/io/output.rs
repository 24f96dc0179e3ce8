//! [`Output`]: where scripts' output goes.

use std::fmt;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::vm::{Contained, OutputSink, Trap, panic_message};

/// Text is held back until there are this many bytes, or the run ends, or a function of the host is called.
const BUFFER: usize = 8 << 10;

/// Where scripts' output goes: part of an [`Engine`](crate::Engine).
///
/// Every runtime counts the bytes that it prints against [`Limits::output_bytes`](crate::Limits::output_bytes). On its
/// way to a writer or a function the text is held back until there are 8 KiB of it, the run ends, or a function of
/// the host is called.
///
/// ```
/// use std::sync::{Arc, Mutex};
///
/// use nonlocal::{Engine, Output};
///
/// let text = Arc::new(Mutex::new(String::new()));
/// let seen = Arc::clone(&text);
/// let output = Output::callback(move |piece| seen.lock().unwrap().push_str(piece));
/// Engine::builder().stdout(output).build().runtime().run::<()>("print('one')\nprint('two')")?;
/// assert_eq!(*text.lock().unwrap(), "one\ntwo\n");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone)]
pub struct Output(Kind);

/// A writer of the host, whose destructor may panic.
type Writer = Arc<Mutex<Contained<Box<dyn Write + Send>>>>;

#[derive(Clone)]
enum Kind {
    Discard,
    /// With the most bytes that are kept.
    Collect(usize),
    Writer(Writer),
    Callback(Arc<dyn Fn(&str) + Send + Sync>),
}

impl Output {
    /// The standard output of the process.
    #[must_use]
    pub fn stdout() -> Self {
        Self::writer(std::io::stdout())
    }

    /// The standard error of the process.
    #[must_use]
    pub fn stderr() -> Self {
        Self::writer(std::io::stderr())
    }

    /// Nowhere: the text is dropped, but counted.
    #[must_use]
    pub fn discard() -> Self {
        Self(Kind::Discard)
    }

    /// Into a buffer of each runtime: see [`Runtime::take_output`](crate::Runtime::take_output) and
    /// [`Runtime::take_stderr`](crate::Runtime::take_stderr). Until it is taken it counts as a part of the heap.
    #[must_use]
    pub fn collect() -> Self {
        Self(Kind::Collect(usize::MAX))
    }

    /// As [`Output::collect`], but keeps at most `bytes` bytes of what was printed since the last time: the first
    /// ones. A line at the end says how much was dropped. The run goes on:
    /// [`Limits::output_bytes`](crate::Limits::output_bytes) is what ends it.
    ///
    /// ```
    /// use nonlocal::{Engine, Output};
    ///
    /// let mut rt = Engine::builder().stdout(Output::collect_up_to(10)).build().runtime();
    /// rt.run::<()>("for i in range(1000): print(i)")?;
    /// assert_eq!(rt.take_output(), "0\n1\n2\n3\n4\n[3880 more bytes]\n");
    /// assert_eq!(rt.take_output(), "");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn collect_up_to(bytes: usize) -> Self {
        Self(Kind::Collect(bytes))
    }

    /// To a writer, which all runtimes of the engine share. When it fails, the run ends as if the limit of the
    /// output were reached.
    #[must_use]
    pub fn writer(writer: impl Write + Send + 'static) -> Self {
        let writer: Box<dyn Write + Send> = Box::new(writer);
        Self(Kind::Writer(Arc::new(Mutex::new(Contained::new(writer)))))
    }

    /// To a function, in pieces that need not be lines.
    #[must_use]
    pub fn callback(callback: impl Fn(&str) + Send + Sync + 'static) -> Self {
        let callback = Contained::new(callback);
        Self(Kind::Callback(Arc::new(move |text| (*callback)(text))))
    }

    /// The end for one runtime, and the buffer if the text is collected.
    pub(crate) fn open(&self, budget: &OutputBudget) -> (Box<dyn OutputSink>, Option<Collected>) {
        let collected = match self.0 {
            Kind::Collect(most) => Some(Collected::new(most)),
            _ => None,
        };
        let kind = match &self.0 {
            Kind::Collect(_) => collected
                .clone()
                .map_or(SinkKind::Discard, SinkKind::Collect),
            Kind::Discard => SinkKind::Discard,
            Kind::Writer(writer) => SinkKind::Writer(Arc::clone(writer)),
            Kind::Callback(callback) => SinkKind::Callback(Arc::clone(callback)),
        };
        (
            Box::new(Sink {
                kind,
                held: String::new(),
                budget: budget.clone(),
            }),
            collected,
        )
    }
}

impl Default for Output {
    /// The standard output of the process.
    fn default() -> Self {
        Self::stdout()
    }
}

impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Kind::Discard => "Output::discard()",
            Kind::Collect(usize::MAX) => "Output::collect()",
            Kind::Collect(_) => "Output::collect_up_to(..)",
            Kind::Writer(_) => "Output::writer(..)",
            Kind::Callback(_) => "Output::callback(..)",
        })
    }
}

/// The text that a runtime printed, shared between its sink and the runtime.
#[derive(Clone)]
pub(crate) struct Collected(Arc<Mutex<Buffer>>);

struct Buffer {
    text: String,
    /// The most bytes that `text` may have.
    most: usize,
    /// Bytes that had no room.
    dropped: usize,
}

impl Collected {
    fn new(most: usize) -> Self {
        Self(Arc::new(Mutex::new(Buffer {
            text: String::new(),
            most,
            dropped: 0,
        })))
    }

    fn push(&self, text: &str) {
        let mut buffer = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let room = buffer.most.saturating_sub(buffer.text.len());
        let kept = if buffer.dropped > 0 {
            ""
        } else {
            &text[..text.floor_char_boundary(room)]
        };
        buffer.text.push_str(kept);
        buffer.dropped += text.len() - kept.len();
    }

    /// By how much the buffer grows for so many bytes more.
    fn growth(&self, bytes: usize) -> usize {
        let buffer = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (len, capacity) = (buffer.text.len(), buffer.text.capacity());
        let wanted = len.saturating_add(bytes).min(buffer.most);
        if buffer.dropped > 0 || wanted <= capacity {
            return 0;
        }
        wanted.max(capacity.saturating_mul(2)) - capacity
    }

    /// The text so far, which is taken out.
    pub(crate) fn take(&self) -> String {
        let mut buffer = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = std::mem::take(&mut buffer.text);
        let dropped = std::mem::take(&mut buffer.dropped);
        if dropped > 0 {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(&format!("[{dropped} more bytes]\n"));
        }
        text
    }
}

/// The bytes that a runtime may still write, to both outputs together.
#[derive(Clone)]
pub(crate) struct OutputBudget(Arc<AtomicU64>);

impl OutputBudget {
    pub(crate) fn new(limit: Option<u64>) -> Self {
        Self(Arc::new(AtomicU64::new(limit.unwrap_or(u64::MAX))))
    }

    /// Takes the bytes of a text off. A runtime writes from one thread at a time, so nothing comes in between.
    fn spend(&self, bytes: usize) -> Result<(), Trap> {
        let left = self.0.load(Ordering::Relaxed).checked_sub(bytes as u64);
        self.0.store(left.unwrap_or(0), Ordering::Relaxed);
        left.map(|_| ()).ok_or(Trap::Output)
    }
}

enum SinkKind {
    Discard,
    Collect(Collected),
    Writer(Writer),
    Callback(Arc<dyn Fn(&str) + Send + Sync>),
}

/// The output of one runtime.
struct Sink {
    kind: SinkKind,
    held: String,
    budget: OutputBudget,
}

impl OutputSink for Sink {
    fn write(&mut self, text: &str) -> Result<(), Trap> {
        self.budget.spend(text.len())?;
        match &self.kind {
            SinkKind::Discard => Ok(()),
            SinkKind::Collect(collected) => {
                collected.push(text);
                Ok(())
            }
            // What is longer than the buffer goes past it.
            SinkKind::Writer(_) | SinkKind::Callback(_) if text.len() >= BUFFER => {
                self.flush()?;
                self.pass_on(text)
            }
            SinkKind::Writer(_) | SinkKind::Callback(_) => {
                self.held.push_str(text);
                if self.held.len() >= BUFFER {
                    self.flush()
                } else {
                    Ok(())
                }
            }
        }
    }

    fn growth(&self, bytes: usize) -> usize {
        match &self.kind {
            SinkKind::Collect(collected) => collected.growth(bytes),
            _ => 0,
        }
    }

    fn flush(&mut self) -> Result<(), Trap> {
        if self.held.is_empty() {
            return Ok(());
        }
        let text = std::mem::take(&mut self.held);
        self.pass_on(&text)
    }
}

impl Sink {
    /// Hands text to the host.
    fn pass_on(&self, text: &str) -> Result<(), Trap> {
        // The writer is the host's: whatever it does, the runtime stays usable.
        let written = catch_unwind(AssertUnwindSafe(|| match &self.kind {
            SinkKind::Writer(writer) => {
                let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
                writer
                    .write_all(text.as_bytes())
                    .and_then(|()| writer.flush())
                    .is_ok()
            }
            SinkKind::Callback(callback) => {
                callback(text);
                true
            }
            SinkKind::Discard | SinkKind::Collect(_) => true,
        }));
        match written {
            Ok(true) => Ok(()),
            Ok(false) => Err(Trap::Output),
            Err(panic) => {
                panic_message(panic);
                Err(Trap::HostPanic)
            }
        }
    }
}
