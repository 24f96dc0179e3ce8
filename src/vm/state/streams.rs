//! Where scripts' output goes, and where their input comes from.

use crate::heap::Accounting;
use crate::vm::Trap;

/// The standard streams of a runtime.
pub(crate) struct Streams {
    /// Where `print` goes.
    pub(crate) stdout: OutputStream,
    /// Where `sys.stderr` goes.
    pub(crate) stderr: OutputStream,
    /// Where `input` reads from, if the host gives any input.
    pub(crate) stdin: Option<StandardInput>,
}

impl Streams {
    /// Hands out the bytes of the text that a limit refused.
    pub(crate) fn take_refused(&mut self) -> Option<u64> {
        self.stdout.refused.take().or(self.stderr.refused.take())
    }

    /// Passes on what both streams hold back.
    pub(crate) fn flush(&mut self) -> Result<(), Trap> {
        self.stdout.flush()?;
        self.stderr.flush()
    }
}

/// Where printed text goes.
pub(crate) trait OutputSink: Send {
    /// Takes a piece of text; an error ends the run.
    fn write(&mut self, text: &str) -> Result<(), Trap>;

    /// How many bytes more would wait for the host after so much text.
    fn growth(&self, bytes: usize) -> usize;

    /// Passes on what was held back.
    fn flush(&mut self) -> Result<(), Trap> {
        Ok(())
    }
}

/// A stream that scripts write to: the host's sink, and whether it may hold text back.
pub(crate) struct OutputStream {
    sink: Box<dyn OutputSink>,
    written: bool,
    /// The bytes of the text that was refused last.
    refused: Option<u64>,
    /// Bytes that wait for the host, as far as the heap's accounts hold them.
    held: usize,
    /// A copy of what is written, for a recording.
    #[cfg(feature = "seeing")]
    copy: Option<Copied>,
}

/// The text that was written since somebody looked.
#[cfg(feature = "seeing")]
struct Copied {
    text: String,
    /// How many bytes more are kept, from the beginning of the recording on.
    left: usize,
}

impl OutputStream {
    pub(crate) fn new(sink: Box<dyn OutputSink>) -> Self {
        Self {
            sink,
            written: false,
            refused: None,
            held: 0,
            #[cfg(feature = "seeing")]
            copy: None,
        }
    }

    /// Keeps a copy of what is written from now on, of so many bytes at most.
    #[cfg(feature = "seeing")]
    pub(crate) fn begin_copy(&mut self, most: usize) {
        let text = String::new();
        self.copy = Some(Copied { text, left: most });
    }

    /// What was written since the last time, if there is anything.
    #[cfg(feature = "seeing")]
    pub(crate) fn take_copy(&mut self) -> Option<String> {
        let copy = self.copy.as_mut().filter(|copy| !copy.text.is_empty())?;
        Some(std::mem::take(&mut copy.text))
    }

    /// Keeps no copy any more.
    #[cfg(feature = "seeing")]
    pub(crate) fn end_copy(&mut self) {
        self.copy = None;
    }

    /// Takes a piece of text, after the room for it was made in the accounts; an error ends the run.
    pub(crate) fn write(&mut self, text: &str, accounting: &mut Accounting) -> Result<(), Trap> {
        let growth = self.sink.growth(text.len());
        if growth > 0 {
            if accounting.refuses(growth) {
                return Err(Trap::Memory);
            }
            accounting.hold(growth);
            self.held += growth;
        }
        self.written = true;
        #[cfg(feature = "seeing")]
        if let Some(copy) = &mut self.copy {
            let end = text.floor_char_boundary(copy.left);
            copy.text.push_str(&text[..end]);
            copy.left -= end;
        }
        let written = self.sink.write(text);
        if written == Err(Trap::Output) {
            self.refused = Some(text.len() as u64);
        }
        written
    }

    /// The host has taken what waited for it.
    pub(crate) fn taken(&mut self, accounting: &mut Accounting) {
        accounting.release(std::mem::take(&mut self.held));
    }

    /// Passes on what was held back. Each call of a host function does this first: where nothing was written,
    /// it costs one comparison.
    #[inline]
    pub(crate) fn flush(&mut self) -> Result<(), Trap> {
        if std::mem::take(&mut self.written) {
            self.sink.flush()
        } else {
            Ok(())
        }
    }
}

/// Where `input()` and `sys.stdin` read from.
pub(crate) trait InputSource: Send {
    /// The next line with its newline; empty at the end.
    fn read_line(&mut self) -> Result<String, Trap>;
}

/// The host's input, and what was read of it but not taken yet.
pub(crate) struct StandardInput {
    pub(crate) source: Box<dyn InputSource>,
    pub(crate) rest: String,
}
