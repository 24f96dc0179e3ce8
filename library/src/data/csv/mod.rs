//! `_csv_rows`: the rows of `csv`, from lines and to lines.

mod lines;
mod rows;

use std::sync::Arc;

use nonlocal::{Ctx, Error, FromValue, Module, Result, Value};

use crate::host::Host;

/// The module.
pub(crate) fn module(_host: &Arc<Host>) -> Module {
    Module::new("_csv_rows")
        .ty(rows::parser_type())
        .ty(lines::writer_type())
}

/// When a field stands in quotes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoting {
    Minimal,
    All,
    NonNumeric,
    None,
    Strings,
    NotNull,
}

/// How rows are written: `_csv.Dialect`, whose values were checked before.
#[derive(Clone)]
struct Dialect {
    delimiter: char,
    quote: Option<char>,
    escape: Option<char>,
    terminator: String,
    quoting: Quoting,
    double_quote: bool,
    skip_space: bool,
    strict: bool,
}

impl Dialect {
    /// Reads the attributes of an object.
    fn read(dialect: &Value, cx: &mut Ctx<'_>) -> Result<Self> {
        let object: nonlocal::Object = cx.from_value(dialect.clone())?;
        let mut char = |name: &str| -> Result<Option<char>> {
            let text: Option<nonlocal::Chars> = cx.attr(&object, name)?;
            Ok(text.and_then(|text| text.0.chars().next()))
        };
        let delimiter = char("delimiter")?.unwrap_or(',');
        let (quote, escape) = (char("quotechar")?, char("escapechar")?);
        let nonlocal::Chars(terminator) = cx.attr(&object, "lineterminator")?;
        let quoting = match cx.attr::<i64>(&object, "quoting")? {
            0 => Quoting::Minimal,
            1 => Quoting::All,
            2 => Quoting::NonNumeric,
            3 => Quoting::None,
            4 => Quoting::Strings,
            _ => Quoting::NotNull,
        };
        Ok(Self {
            delimiter,
            quote,
            escape,
            terminator,
            quoting,
            double_quote: cx.attr(&object, "doublequote")?,
            skip_space: cx.attr(&object, "skipinitialspace")?,
            strict: cx.attr(&object, "strict")?,
        })
    }
}

fn error(text: impl Into<String>) -> Error {
    Error::exception("_csv.Error", text)
}

/// The text of a str; `None` for anything else.
fn text_of(value: &Value, cx: &mut Ctx<'_>) -> Option<String> {
    match value {
        Value::Str(text) => Some(text.clone()),
        Value::Object(_) => nonlocal::Chars::from_value(value.clone(), cx)
            .ok()
            .map(|text| text.0),
        _ => None,
    }
}
