//! [`Parser`]: lines to rows.

use nonlocal::{Chars, Closure, Ctx, HostType, IntoValue, Result, Value};

use super::{Dialect, Quoting, error, text_of};

/// Where in a row the parser is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Row,
    Field,
    InField,
    InQuotes,
    /// Behind the escape character, in a field or in quotes.
    Escape,
    QuotedEscape,
    /// Behind a line's end that was escaped.
    EscapedEnd,
    /// Behind a quote that ends the quotes, or is the first of two.
    Quote,
    /// Behind the end of the row.
    End,
}

/// A row that is under way, which may have several lines.
pub(super) struct Parser {
    dialect: Dialect,
    place: Place,
    fields: Vec<Value>,
    field: String,
    /// The characters of the field.
    length: usize,
    is_quoted: bool,
}

pub(super) fn parser_type() -> HostType<Parser> {
    let new = |cx: &mut Ctx<'_>, dialect: Value| -> Result<Parser> {
        Ok(Parser {
            dialect: Dialect::read(&dialect, cx)?,
            place: Place::Row,
            fields: Vec::new(),
            field: String::new(),
            length: 0,
            is_quoted: false,
        })
    };
    HostType::<Parser>::exclusive("Parser")
        .constructor(new)
        .method("feed", Parser::feed)
        .method("finish", Parser::finish)
}

/// Characters between two looks at what may stop the run.
const PIECE: usize = 1024;

impl Parser {
    /// Takes a line in: gives the row if it is complete.
    fn feed(
        &mut self,
        cx: &mut Ctx<'_>,
        line: Value,
        limit: i64,
        float: Closure,
    ) -> Result<Option<Vec<Value>>> {
        let Some(line) = text_of(&line, cx) else {
            self.reset();
            let name = cx.type_name(&line);
            return Err(error(format!(
                "iterator should return strings, not {name} (the file should be opened in text mode)"
            )));
        };
        let limit = usize::try_from(limit).unwrap_or(0);
        let taken = self.take_all(&line, limit, &float, cx);
        if taken.is_err() {
            self.reset();
        }
        taken?;
        Ok((self.place == Place::Row).then(|| std::mem::take(&mut self.fields)))
    }

    fn take_all(
        &mut self,
        line: &str,
        limit: usize,
        float: &Closure,
        cx: &mut Ctx<'_>,
    ) -> Result<()> {
        cx.charge(line.len())?;
        for (index, char) in line.chars().enumerate() {
            if index % PIECE == 0 {
                cx.burn((line.len() - index).min(PIECE) as u64 / 4 + 1)?;
            }
            self.take(Some(char), limit, float, cx)?;
        }
        self.take(None, limit, float, cx)
    }

    fn reset(&mut self) {
        self.place = Place::Row;
        self.fields.clear();
        self.field.clear();
        self.length = 0;
        self.is_quoted = false;
    }

    /// The row that the lines ended in the middle of.
    fn finish(&mut self, cx: &mut Ctx<'_>, float: Closure) -> Result<Option<Vec<Value>>> {
        let place = std::mem::replace(&mut self.place, Place::Row);
        if self.length == 0 && place != Place::InQuotes {
            self.reset();
            return Ok(None);
        }
        if self.dialect.strict {
            self.reset();
            return Err(error("unexpected end of data"));
        }
        self.save(&float, cx)?;
        Ok(Some(std::mem::take(&mut self.fields)))
    }

    /// Takes a character in, or the end of a line.
    fn take(
        &mut self,
        char: Option<char>,
        limit: usize,
        float: &Closure,
        cx: &mut Ctx<'_>,
    ) -> Result<()> {
        let quotes = self
            .dialect
            .quote
            .filter(|_| self.dialect.quoting != Quoting::None);
        let is_quote = char.is_some() && char == quotes;
        let is_escape = char.is_some() && char == self.dialect.escape;
        let is_delimiter = char == Some(self.dialect.delimiter);
        let is_end = matches!(char, None | Some('\n' | '\r'));
        if self.place == Place::Row {
            match char {
                None => return Ok(()),
                Some(_) if is_end => {
                    self.place = Place::End;
                    return Ok(());
                }
                Some(_) => self.place = Place::Field,
            }
        }
        match self.place {
            Place::Field => {
                self.is_quoted = false;
                if is_end {
                    self.end(char, float, cx)?;
                } else if is_quote {
                    self.is_quoted = true;
                    self.place = Place::InQuotes;
                } else if is_escape {
                    self.place = Place::Escape;
                } else if char == Some(' ') && self.dialect.skip_space {
                } else if is_delimiter {
                    self.save(float, cx)?;
                } else {
                    self.place = Place::InField;
                    self.push(char, limit)?;
                }
            }
            Place::InField | Place::EscapedEnd | Place::Row => {
                if self.place == Place::EscapedEnd && char.is_none() {
                    return Ok(());
                }
                self.place = Place::InField;
                if is_end {
                    self.end(char, float, cx)?;
                } else if is_escape {
                    self.place = Place::Escape;
                } else if is_delimiter {
                    self.save(float, cx)?;
                    self.place = Place::Field;
                } else {
                    self.push(char, limit)?;
                }
            }
            Place::InQuotes => {
                if char.is_none() {
                } else if is_escape {
                    self.place = Place::QuotedEscape;
                } else if is_quote {
                    self.place = match self.dialect.double_quote {
                        true => Place::Quote,
                        false => Place::InField,
                    };
                } else {
                    self.push(char, limit)?;
                }
            }
            Place::Escape => {
                self.place = match char {
                    Some('\n' | '\r') => Place::EscapedEnd,
                    _ => Place::InField,
                };
                self.push(char.or(Some('\n')), limit)?;
            }
            Place::QuotedEscape => {
                self.place = Place::InQuotes;
                self.push(char.or(Some('\n')), limit)?;
            }
            Place::Quote => {
                if is_quote {
                    self.place = Place::InQuotes;
                    self.push(char, limit)?;
                } else if is_delimiter {
                    self.save(float, cx)?;
                    self.place = Place::Field;
                } else if is_end {
                    self.end(char, float, cx)?;
                } else if self.dialect.strict {
                    let Dialect {
                        delimiter, quote, ..
                    } = &self.dialect;
                    let quote = quote.unwrap_or('"');
                    return Err(error(format!("'{delimiter}' expected after '{quote}'")));
                } else {
                    self.place = Place::InField;
                    self.push(char, limit)?;
                }
            }
            Place::End => match char {
                None => self.place = Place::Row,
                Some(_) if is_end => {}
                Some(_) => {
                    return Err(error(
                        "new-line character seen in unquoted field - do you need to open the file with newline=''?",
                    ));
                }
            },
        }
        Ok(())
    }

    fn push(&mut self, char: Option<char>, limit: usize) -> Result<()> {
        let Some(char) = char else {
            return Ok(());
        };
        if self.length >= limit {
            return Err(error(format!("field larger than field limit ({limit})")));
        }
        self.length += 1;
        self.field.push(char);
        Ok(())
    }

    /// Ends the field, and the row with it.
    fn end(&mut self, char: Option<char>, float: &Closure, cx: &mut Ctx<'_>) -> Result<()> {
        self.save(float, cx)?;
        self.place = if char.is_none() {
            Place::Row
        } else {
            Place::End
        };
        Ok(())
    }

    /// Ends the field: without quotes it may be a number, or nothing.
    fn save(&mut self, float: &Closure, cx: &mut Ctx<'_>) -> Result<()> {
        self.length = 0;
        let is_quoted = std::mem::replace(&mut self.is_quoted, false);
        let text = std::mem::take(&mut self.field);
        let quoting = self.dialect.quoting;
        let is_null = matches!(quoting, Quoting::Strings | Quoting::NotNull) && text.is_empty();
        let is_number =
            matches!(quoting, Quoting::Strings | Quoting::NonNumeric) && !text.is_empty();
        let text = Chars(text).into_value(cx)?;
        let field = match (is_quoted, is_null, is_number) {
            (false, true, _) => Value::None,
            (false, _, true) => cx.call(float, (text,))?,
            _ => text,
        };
        self.fields.push(field);
        Ok(())
    }
}
