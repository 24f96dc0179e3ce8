//! Programs as bytes: [`Program::to_bytes`] and [`Program::from_bytes`].
//!
//! Behind the header: what running the program does, what its code was made from, and the code. `docs/frozen.md` describes
//! the format.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{FromSource, Inner, Origin, Program, ProgramKind};
use crate::code::wire::{Reader, WireError, Writer};
use crate::code::{CodeFlags, CodeObject};
use crate::embed::{Error, ErrorKind, Result};
use crate::freeze::header::{self, Content};
use crate::source::Source;

/// [`Origin`] as bytes.
#[derive(Serialize, Deserialize)]
enum Text<'a> {
    /// Built by hand, of no text.
    None,
    /// Built by hand, of this text.
    Built(&'a str),
    /// Compiled from this source. Its name is that of the code.
    Source { text: &'a str, warned: bool },
}

/// # Programs as bytes
impl Program {
    /// The program as bytes, for [`Program::from_bytes`]: code, constants, lines and source. The same program gives the
    /// same bytes, on every machine.
    ///
    /// The symbol table is not among them; with the parser, a program that was loaded makes it again when it is asked for.
    /// Of the names of a scope ([`Program::compile_in`]) it then has those that the program uses.
    ///
    /// ```
    /// use nonlocal::{Program, Runtime};
    ///
    /// let bytes = Program::compile("answer.py", "6 * 7")?.to_bytes()?;
    /// // Later, elsewhere: without the parser, if need be.
    /// let program = Program::from_bytes(&bytes)?;
    /// assert_eq!(program.name(), "answer.py");
    /// assert_eq!(Runtime::new().run::<i64>(program)?, 42);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Frozen`] for code or constants that are nested more than 256 deep, as no
    /// source is within the default limits.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut out = Writer::default();
        match self.write(&mut out) {
            Ok(()) => Ok(out.finish()),
            Err(error) => {
                let text = format!("the program cannot be written as bytes: {}", error.reason);
                Err(Error::new(ErrorKind::Frozen, text))
            }
        }
    }

    /// The program that [`Program::to_bytes`] wrote.
    ///
    /// The bytes may come from anybody: what they hold is verified as code of a [`CodeBuilder`](crate::CodeBuilder) is,
    /// and the memory that this takes is in proportion to their number. That is no statement about what the program does:
    /// run it as you would run its source. They are read by crates of the same minor version with the same instructions;
    /// whoever keeps them keeps the source as well.
    ///
    /// ```
    /// use nonlocal::{ErrorKind, Program};
    ///
    /// let error = Program::from_bytes(b"6 * 7").unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Frozen);
    /// assert_eq!(error.to_string(), "the bytes are not a program: they begin otherwise (byte 0)");
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Frozen`] for bytes that are something else, damaged, of another version of
    /// the crate, or code that the verifier refuses.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let mut from = Reader::new(bytes);
        let program = Self::read(&mut from).and_then(|program| from.finish().map(|()| program));
        program.map_err(|error| {
            let text = format!("the bytes are not {}: {error}", Content::Program.name());
            Error::new(ErrorKind::Frozen, text)
        })
    }

    fn write(&self, out: &mut Writer) -> Result<(), WireError> {
        header::write(Content::Program, out)?;
        out.put(&self.0.kind)?;
        out.put(&match &self.0.origin {
            Origin::Built(None) => Text::None,
            Origin::Built(Some(text)) => Text::Built(text),
            Origin::Compiled(from) => Text::Source {
                text: from.source.text(),
                warned: from.warned,
            },
        })?;
        self.0.code.write(out)
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, WireError> {
        header::read(Content::Program, from)?;
        let at = from.offset();
        let kind: ProgramKind = from.take()?;
        let text: Text<'_> = from.take()?;
        let code = CodeObject::read(from)?;
        if !fits(kind, &code) {
            return Err(from.refuse_at(at, "the code cannot be run in that way"));
        }
        let origin = match text {
            Text::None => Origin::Built(None),
            Text::Built(text) => Origin::Built(Some(text.into())),
            Text::Source { text, warned } => {
                let source = Source::new(Arc::clone(&code.filename), text);
                let source = source.ok().filter(|source| **source.text() == *text);
                let Some(source) = source else {
                    return Err(from.refuse_at(at, "the text of the source is none"));
                };
                Origin::Compiled(FromSource {
                    source,
                    warned,
                    #[cfg(feature = "parser")]
                    findings: std::sync::OnceLock::new(),
                })
            }
        };
        Ok(Self(Arc::new(Inner { code, kind, origin })))
    }
}

/// Whether code can be run in a way: what the compiler and [`Program::from_code`] have to do with each other.
fn fits(kind: ProgramKind, code: &CodeObject) -> bool {
    let is_function = code.flags.contains(CodeFlags::OPTIMIZED);
    match kind {
        ProgramKind::Module => !is_function,
        ProgramKind::Body => is_function && code.parameter_count() == 0,
        ProgramKind::Function => is_function,
    }
}
