//! The standard streams: lines of the host's input, and what a script has put in the place of a stream.
//!
//! The host's ends are in `vm::state::streams`; what scripts see of the streams is in `modules::sys::streams`.

use crate::text::surrogates;
use crate::value::Value;
use crate::vm::{Outcome, Vm};

/// The number of `sys.stdin`.
pub(crate) const STDIN: u8 = 0;
/// The number of `sys.stdout`.
pub(crate) const STDOUT: u8 = 1;

impl Vm {
    /// The next line of the host's input, of at most that many characters, with its newline; empty at the end.
    pub(crate) fn input_line(&mut self, size: Option<usize>) -> Outcome<String> {
        let Some(stdin) = &mut self.streams.stdin else {
            return Ok(String::new());
        };
        let mut line = std::mem::take(&mut stdin.rest);
        if line.is_empty() {
            line = surrogates::replaced(stdin.source.read_line()?);
        }
        if let Some(size) = size
            && let Some((end, _)) = line.char_indices().nth(size)
        {
            stdin.rest = line.split_off(end);
        }
        self.budget.burn(line.len() as u64 / 64 + 1)?;
        self.charge(line.len())?;
        Ok(line)
    }

    /// Writes to the host's stdout.
    pub(crate) fn write_stdout(&mut self, text: &str) -> Outcome<()> {
        let accounting = &mut self.heap.accounting;
        Ok(self.streams.stdout.write(text, accounting)?)
    }

    /// Writes to the host's stderr. Nothing is held back there, and stdout is first.
    pub(crate) fn write_stderr(&mut self, text: &str) -> Outcome<()> {
        self.streams.stdout.flush()?;
        let accounting = &mut self.heap.accounting;
        self.streams.stderr.write(text, accounting)?;
        if text.contains('\n') {
            self.streams.stderr.flush()?;
        }
        Ok(())
    }

    /// What a script has put in the place of a standard stream, None where it took it away; nothing while it is
    /// the host's.
    pub(crate) fn replaced_stream(&mut self, name: &str, own: u8) -> Option<Value> {
        let dict = self.names.module_dict(&mut self.heap, "sys")?;
        let name = self.heap.intern(name);
        let stream = self.heap.dict_get_str(dict, name).unwrap_or(Value::NONE);
        (self.heap.stream_number(stream) != Some(own)).then_some(stream)
    }

    /// What a script has put in the place of `sys.stdout`.
    pub(crate) fn replaced_stdout(&mut self) -> Option<Value> {
        self.replaced_stream("stdout", STDOUT)
    }
}
