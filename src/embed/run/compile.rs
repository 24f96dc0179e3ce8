//! From source text to a [`Program`], and the errors on the way as hosts see them.

use std::sync::Arc;

use super::program::{Findings, ProgramKind};
use std::time::Instant;

use crate::compile::{Compiled, Failed, Optimize, Options, compile_source};
use crate::embed::error::{Exceeded, SourceText};
use crate::embed::{Error, ErrorKind, Limit, Limits, Program, Result};
use crate::meter::{Meter, Stopped};
use crate::source::{Location, Source};
use crate::syntax::{Mode, ParseError, SyntaxErrorKind};
use crate::value::TypeId;

/// Why there is no program.
pub(in crate::embed) enum NoProgram {
    Refused(Error),
    /// The meter stopped the work.
    Stopped(Stopped),
}

impl From<Error> for NoProgram {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

/// Compiles a source as a module, or, with the names of a scope, as the body of a function inside of it. Outside of a
/// runtime: it may take the bytes and the time of the limits.
pub(in crate::embed) fn compile(
    name: &str,
    text: &str,
    scope: Option<&[Arc<str>]>,
    limits: &Limits,
) -> Result<Program> {
    let room = limits.heap_bytes.unwrap_or(usize::MAX);
    let deadline = limits
        .wall_time
        .and_then(|time| Instant::now().checked_add(time));
    let meter = Meter::new(room, u64::MAX).stopped_by(None, deadline);
    compile_metered(name, text, scope, limits, &meter).map_err(|failed| match failed {
        NoProgram::Refused(error) => error,
        NoProgram::Stopped(stopped) => Error::limit(&Exceeded {
            limit: match stopped {
                Stopped::Time => Limit::WallTime,
                _ => Limit::HeapBytes,
            },
            asked: None,
            limits,
        }),
    })
}

/// As [`compile`], with what the meter grants.
pub(in crate::embed) fn compile_metered(
    name: &str,
    text: &str,
    scope: Option<&[Arc<str>]>,
    limits: &Limits,
    meter: &Meter<'_>,
) -> Result<Program, NoProgram> {
    if text.len() > limits.source_bytes {
        return Err(NoProgram::Refused(Error::limit(&Exceeded {
            limit: Limit::SourceBytes,
            asked: Some(text.len() as u64),
            limits,
        })));
    }
    if Source::cost(text) > meter.room() {
        return Err(NoProgram::Stopped(Stopped::Memory));
    }
    let source = Source::new(name, text).map_err(|error| {
        let error = ParseError::from_source_error(error);
        let text = format!("{error}\n");
        syntax_error(&error, text)
    })?;
    let options = Options {
        mode: Mode::Exec,
        nesting: limits.nesting,
        optimize: Optimize::Nothing,
        scope,
    };
    let mut warnings = Vec::new();
    let Compiled { code, symbols } = compile_source(&source, &options, meter, &mut warnings)
        .map_err(|failed| match failed {
            Failed::Refused(refused) => NoProgram::Refused(placed(&source, &refused.error)),
            Failed::Stopped(stopped) => NoProgram::Stopped(stopped),
        })?;
    let kind = match scope {
        None => ProgramKind::Module,
        Some(_) => ProgramKind::Body,
    };
    let findings = Findings { symbols, warnings };
    Ok(Program::compiled(code, kind, source, findings))
}

/// What the compiler finds out about a source that was compiled before, with the default limits.
pub(in crate::embed) fn findings(source: &Source, scope: Option<&[Arc<str>]>) -> Option<Findings> {
    let options = Options {
        mode: Mode::Exec,
        nesting: Limits::default().nesting,
        optimize: Optimize::Nothing,
        scope,
    };
    let mut warnings = Vec::new();
    let compiled = compile_source(source, &options, &Meter::endless(), &mut warnings).ok()?;
    Some(Findings {
        symbols: compiled.symbols,
        warnings,
    })
}

/// A syntax error with the source that it is about.
fn placed(source: &Source, error: &ParseError) -> Error {
    let mut error = syntax_error(error, display(source, error));
    let inner = error.inner_mut();
    inner.file = Some(Arc::clone(source.name()));
    inner.text = Some(SourceText {
        name: Arc::clone(source.name()),
        text: Arc::clone(source.text()),
    });
    // Between the line that names the place and the one with the message stands the picture.
    inner.excerpt = inner.traceback.as_deref().map(|text| {
        let picture: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("    "))
            .collect();
        picture.iter().flat_map(|line| [*line, "\n"]).collect()
    });
    error
}

/// A syntax error as hosts see it; `text` is what CPython prints for it.
fn syntax_error(error: &ParseError, text: String) -> Error {
    let ty = match error.kind() {
        SyntaxErrorKind::Syntax => TypeId::SyntaxError,
        SyntaxErrorKind::Indentation => TypeId::IndentationError,
        SyntaxErrorKind::Tab => TypeId::TabError,
    };
    let mut new = Error::new(ErrorKind::Syntax, error.message());
    let inner = new.inner_mut();
    inner.class = Some((ty.name().to_owned(), ty));
    inner.traceback = Some(text);
    inner.incomplete = error.is_incomplete();
    if error.location().line > 0 {
        inner.line = Some(error.location().line);
        inner.span = Some(error.span());
    }
    new
}

/// Of longer lines only the beginning is shown.
const MAX_LINE: usize = 1 << 16;

/// What CPython prints for a syntax error: place, line, carets, message.
fn display(source: &Source, error: &ParseError) -> String {
    let location = error.location();
    let line = error
        .text()
        .unwrap_or_else(|| source.line_text(location.line));
    let line = &line[..line.floor_char_boundary(MAX_LINE)];
    let (excerpt, message) = match &error.typo {
        Some(typo) => {
            let place = Location {
                column: typo.column,
                end_line: location.line,
                end_column: typo.end_column,
                ..location
            };
            let message = format!("{}: {}", error.kind(), typo.message());
            (excerpt(&typo.text, place), message)
        }
        None => (excerpt(line, location), error.to_string()),
    };
    format!(
        "  File \"{}\", line {}\n{excerpt}{message}\n",
        source.name(),
        location.line
    )
}

/// The line and the carets under it, indented by four.
fn excerpt(line: &str, location: Location) -> String {
    let end = line.trim_end_matches(['\n', '\r']);
    let text = end.trim_start_matches([' ', '\t', '\u{c}']);
    if text.is_empty() {
        return "\n".repeat(usize::from(!line.is_empty()));
    }
    let indent = end.chars().count() - text.chars().count();
    let mut out = format!("    {text}\n");
    let start = (location.column as usize).checked_sub(1 + indent);
    let Some(start) = start.filter(|start| *start <= text.len() + 1) else {
        return out;
    };
    let stop = if location.end_line == location.line {
        location.end_column as usize
    } else {
        end.chars().count() + 1
    };
    let stop = stop.saturating_sub(1 + indent).max(start + 1);
    out.push_str("    ");
    out.extend(
        text.chars()
            .take(start)
            .map(|c| if c.is_whitespace() { c } else { ' ' }),
    );
    out.extend(std::iter::repeat_n(
        ' ',
        start.saturating_sub(text.chars().count()),
    ));
    out.extend(std::iter::repeat_n('^', stop - start));
    out.push('\n');
    out
}
