//! From source text to a [`Program`], and the errors on the way as hosts see them.

use std::sync::Arc;

use super::program::ProgramKind;
use crate::embed::error::SourceText;
use crate::embed::{Error, ErrorKind, Limit, Limits, Program, Result};
use crate::source::{Location, Source};
use crate::syntax::{Mode, ParseError, SyntaxErrorKind};
use crate::value::TypeId;
use crate::{compile as compiler, symtable, syntax};

/// Compiles a source as a module, or, with the names of a scope, as the body of a function inside of it.
pub(in crate::embed) fn compile(
    name: &str,
    text: &str,
    scope: Option<&[Arc<str>]>,
    limits: &Limits,
) -> Result<Program> {
    if text.len() > limits.source_bytes {
        return Err(Error::new(
            ErrorKind::Limit(Limit::SourceBytes),
            Limit::SourceBytes.to_string(),
        ));
    }
    let source = Source::new(name, text).map_err(|error| {
        let error = ParseError::from_source_error(error);
        let text = format!("{error}\n");
        syntax_error(&error, text)
    })?;
    build(&source, scope, limits).map_err(|error| match error {
        Refused::Syntax(error) => {
            let text = display(&source, &error);
            let mut error = syntax_error(&error, text);
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
        Refused::Other(error) => error,
    })
}

/// Why a source did not become a program.
enum Refused {
    Syntax(ParseError),
    Other(Error),
}

impl From<ParseError> for Refused {
    fn from(error: ParseError) -> Self {
        Self::Syntax(error)
    }
}

/// The stages, one after the other.
fn build(
    source: &Source,
    scope: Option<&[Arc<str>]>,
    limits: &Limits,
) -> std::result::Result<Program, Refused> {
    let mut parsed = syntax::parse(
        source,
        Mode::Exec,
        syntax::Limits {
            nesting: limits.nesting,
        },
    )?;
    if let Some(names) = scope {
        parsed = parsed.enclosed(names);
    }
    let symbols =
        symtable::analyze(parsed.tree(), source).map_err(|error| error.into_parse_error(source))?;
    let code = compiler::compile(
        &parsed,
        source,
        &symbols,
        Mode::Exec,
        compiler::Optimize::Nothing,
    )
    .map_err(|error| error.into_parse_error(source))?;
    let (code, kind) = match scope {
        None => (code, ProgramKind::Module),
        Some(_) => (
            enclosed_body(&code).map_err(Refused::Other)?,
            ProgramKind::Body,
        ),
    };
    Ok(Program::compiled(code, kind, source.clone(), symbols))
}

/// The body of a program that was compiled inside a scope: the function in the function that stands for the
/// scope.
fn enclosed_body(module: &crate::code::CodeObject) -> Result<crate::code::CodeObject> {
    let body = module
        .children
        .first()
        .and_then(|scope| scope.code.children.first());
    let body = body.ok_or_else(|| Error::new(ErrorKind::Code, "the program has no body"))?;
    Ok(body.code.clone())
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

/// What CPython prints for a syntax error: place, line, carets, message.
fn display(source: &Source, error: &ParseError) -> String {
    let location = error.location();
    let line = error
        .text()
        .unwrap_or_else(|| source.line_text(location.line));
    let excerpt = excerpt(line, location);
    format!(
        "  File \"{}\", line {}\n{excerpt}{error}\n",
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
    let Some(start) = start else { return out };
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
