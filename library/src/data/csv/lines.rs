//! [`Format`]: rows to lines.

use nonlocal::{Chars, Ctx, HostType, Object, Result, Value};

use super::{Dialect, Quoting, error, text_of};

/// How rows become lines.
pub(super) struct Format(Dialect);

pub(super) fn writer_type() -> HostType<Format> {
    let new = |cx: &mut Ctx<'_>, dialect: Value| Dialect::read(&dialect, cx).map(Format);
    HostType::<Format>::new("Format")
        .constructor(new)
        .method("line", Format::line)
}

/// What a field is to the rules of quoting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Null,
    Text,
    Number,
    Other,
}

impl Format {
    /// The line for a row.
    fn line(&self, cx: &mut Ctx<'_>, row: Vec<Value>) -> Result<Chars> {
        let Dialect {
            delimiter, quoting, ..
        } = self.0;
        let mut line = String::new();
        for (index, field) in row.iter().enumerate() {
            if index > 0 {
                line.push(delimiter);
            }
            let (kind, text) = shown(field, cx)?;
            cx.burn(text.len() as u64 / 4 + 1)?;
            cx.charge(text.len().saturating_mul(2).saturating_add(2))?;
            self.append(&mut line, kind, &text)?;
        }
        if let ([field], true) = (&*row, line.is_empty()) {
            if quoting == Quoting::None || self.is_unquoted_null(field == &Value::None) {
                return Err(error("single empty field record must be quoted"));
            }
            line.extend([self.0.quote, self.0.quote].into_iter().flatten());
        }
        line.push_str(&self.0.terminator);
        Ok(Chars(line))
    }

    /// Whether a field that is `None` must not stand in quotes, so that it is told from an empty text.
    fn is_unquoted_null(&self, is_null: bool) -> bool {
        is_null && matches!(self.0.quoting, Quoting::Strings | Quoting::NotNull)
    }

    fn append(&self, line: &mut String, kind: Kind, text: &str) -> Result<()> {
        let Dialect {
            delimiter,
            quote,
            escape,
            quoting,
            ..
        } = self.0;
        let mut is_quoted = match quoting {
            Quoting::All => true,
            Quoting::NonNumeric => kind != Kind::Number,
            Quoting::Strings => kind == Kind::Text,
            Quoting::NotNull => kind != Kind::Null,
            Quoting::Minimal | Quoting::None => false,
        };
        let mut field = String::with_capacity(text.len() + 2);
        for char in text.chars() {
            let is_special = char == delimiter
                || matches!(char, '\n' | '\r')
                || [quote, escape].contains(&Some(char))
                || self.0.terminator.contains(char);
            if is_special {
                let doubled = Some(char) == quote && self.0.double_quote;
                let escaped = Some(char) == quote || Some(char) == escape;
                if quoting != Quoting::None && doubled {
                    field.push(char);
                    is_quoted = true;
                } else if quoting == Quoting::None || escaped {
                    let escape =
                        escape.ok_or_else(|| error("need to escape, but no escapechar set"))?;
                    field.push(escape);
                } else {
                    is_quoted = true;
                }
            }
            field.push(char);
        }
        if field.is_empty() && delimiter == ' ' && self.0.skip_space {
            if quoting == Quoting::None || self.is_unquoted_null(kind == Kind::Null) {
                return Err(error(
                    "empty field must be quoted if delimiter is a space and skipinitialspace is true",
                ));
            }
            is_quoted = true;
        }
        match quote {
            Some(quote) if is_quoted => {
                line.push(quote);
                line.push_str(&field);
                line.push(quote);
            }
            _ => line.push_str(&field),
        }
        Ok(())
    }
}

/// A field as text.
fn shown(field: &Value, cx: &mut Ctx<'_>) -> Result<(Kind, String)> {
    if let Some(text) = text_of(field, cx) {
        return Ok((Kind::Text, text));
    }
    Ok(match field {
        Value::None => (Kind::Null, String::new()),
        Value::Bool(_) | Value::Int(_) | Value::BigInt(_) => (Kind::Number, cx.str(field.clone())?),
        Value::Float(_) => (Kind::Number, cx.repr(field.clone())?),
        Value::Object(object) => {
            let kind = if is_number(object, cx)? {
                Kind::Number
            } else {
                Kind::Other
            };
            let text = match cx.type_name(field) == "float" {
                true => cx.repr(field.clone())?,
                false => cx.str(field.clone())?,
            };
            (kind, text)
        }
        _ => (Kind::Other, cx.str(field.clone())?),
    })
}

fn is_number(object: &Object, cx: &mut Ctx<'_>) -> Result<bool> {
    let class: Object = cx.attr(object, "__class__")?;
    for name in ["__index__", "__int__", "__float__", "__complex__"] {
        match cx.attr::<Object>(&class, name) {
            Ok(_) => return Ok(true),
            Err(error) if error.is_exception("AttributeError") => {}
            Err(error) => return Err(error),
        }
    }
    Ok(false)
}
