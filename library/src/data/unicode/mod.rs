//! `unicodedata`.

mod normal;
mod tables;

use std::sync::Arc;

use nonlocal::{Chars, Ctx, Error, FromValue, HostType, IntoValue, Module, Rest, Result, Value};

use crate::data::value::{type_error, value_error};
use crate::host::Host;
use normal::{Form, hangul};
use tables::{Edition, Number, Record};

/// A function of the module.
type Tell = fn(&Query<'_>, &mut Ctx<'_>) -> Result<Value>;

/// A call of one: its name, the Unicode that it asks, its arguments.
#[derive(Clone, Copy)]
struct Query<'a> {
    name: &'static str,
    edition: Edition,
    args: &'a [Value],
}

const FUNCTIONS: [(&str, Tell); 13] = [
    ("category", |query, cx| {
        query.property(cx, |record| record.category)
    }),
    ("bidirectional", |query, cx| {
        query.property(cx, |record| record.direction)
    }),
    ("combining", |query, cx| {
        query.property(cx, |record| record.combining)
    }),
    ("mirrored", |query, cx| {
        query.property(cx, |record| u8::from(record.mirrored))
    }),
    ("east_asian_width", |query, cx| {
        query.property(cx, |record| record.width)
    }),
    ("decimal", |query, cx| {
        query.value(cx, "not a decimal", |number| number.decimal)
    }),
    ("digit", |query, cx| {
        // Digits are those of today in each edition.
        let edition = Edition::Current;
        Query { edition, ..*query }.value(cx, "not a digit", |number| number.digit)
    }),
    ("numeric", |query, cx| {
        query.value(cx, "not a numeric character", |number| number.value)
    }),
    ("decomposition", decomposition),
    ("name", name),
    ("lookup", lookup),
    ("normalize", normalize),
    ("is_normalized", is_normalized),
];

/// The module.
pub(crate) fn module(_host: &Arc<Host>) -> Module {
    let mut module = Module::new("unicodedata").value("unidata_version", tables::VERSION);
    let mut old =
        HostType::<Old>::new("UCD").property("unidata_version", |_: &Old| tables::OLD_VERSION);
    for (name, tell) in FUNCTIONS {
        let call = move |cx: &mut Ctx<'_>, edition: Edition, args: &[Value]| {
            tell(
                &Query {
                    name,
                    edition,
                    args,
                },
                cx,
            )
        };
        module = module.function(name, move |cx: &mut Ctx<'_>, Rest(args): Rest<Value>| {
            call(cx, Edition::Current, &args)
        });
        old = old.method(
            name,
            move |_: &Old, cx: &mut Ctx<'_>, Rest(args): Rest<Value>| call(cx, Edition::Old, &args),
        );
    }
    module
        .ty(old)
        .lazy("ucd_3_2_0", |cx: &mut Ctx<'_>| cx.object(Old))
}

/// Unicode 3.2, as an object with the functions of the module.
struct Old;

/// The code point that a lone surrogate has in a [`Chars`] is further by this.
const SURROGATE: u32 = 0xd0000;

fn point(char: char) -> u32 {
    match u32::from(char) {
        number @ 0xdd800..=0xddfff => number - SURROGATE,
        number => number,
    }
}

/// The text of a str; `None` for anything else.
fn text_of(value: &Value, cx: &mut Ctx<'_>) -> Option<Chars> {
    match value {
        Value::Str(_) | Value::Object(_) => Chars::from_value(value.clone(), cx).ok(),
        _ => None,
    }
}

impl<'a> Query<'a> {
    /// A property that every character has.
    fn property<V: IntoValue>(&self, cx: &mut Ctx<'_>, tell: fn(Record) -> V) -> Result<Value> {
        let number = self.only(cx)?;
        tell(self.edition.record(number)).into_value(cx)
    }

    /// The value of a character that is a number, or what was given in place of one.
    fn value<V: IntoValue>(
        &self,
        cx: &mut Ctx<'_>,
        missing: &str,
        tell: fn(Number) -> Option<V>,
    ) -> Result<Value> {
        let (number, default) = self.with_default(cx)?;
        match (self.edition.number(number).and_then(tell), default) {
            (Some(value), _) => value.into_value(cx),
            (None, Some(default)) => Ok(default.clone()),
            (None, None) => Err(value_error(missing)),
        }
    }

    /// The code point of the only argument.
    fn only(&self, cx: &mut Ctx<'_>) -> Result<u32> {
        match self.args {
            [char] => self.code_point(char, "", cx),
            args => {
                let (name, given) = (self.name, args.len());
                let owner = if self.edition == Edition::Old {
                    "UCD"
                } else {
                    "unicodedata"
                };
                Err(type_error(format!(
                    "{owner}.{name}() takes exactly one argument ({given} given)"
                )))
            }
        }
    }

    /// The code point of the first argument, and the second one if there is one.
    fn with_default(&self, cx: &mut Ctx<'_>) -> Result<(u32, Option<&'a Value>)> {
        let name = self.name;
        match self.args {
            [] => Err(type_error(format!(
                "{name} expected at least 1 argument, got 0"
            ))),
            [char] => Ok((self.code_point(char, " 1", cx)?, None)),
            [char, default] => Ok((self.code_point(char, " 1", cx)?, Some(default))),
            args => {
                let given = args.len();
                Err(type_error(format!(
                    "{name} expected at most 2 arguments, got {given}"
                )))
            }
        }
    }

    fn code_point(&self, char: &Value, place: &str, cx: &mut Ctx<'_>) -> Result<u32> {
        if let Value::Str(text) = char {
            let mut chars = text.chars();
            if let (Some(char), None) = (chars.next(), chars.next()) {
                return Ok(point(char));
            }
        }
        let name = self.name;
        let Some(Chars(text)) = text_of(char, cx) else {
            let given = cx.type_name(char);
            return Err(type_error(format!(
                "{name}() argument{place} must be a unicode character, not {given}"
            )));
        };
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(char), None) => Ok(point(char)),
            _ => {
                let length = text.chars().count();
                Err(type_error(format!(
                    "{name}(): argument{place} must be a unicode character, not a string of length {length}"
                )))
            }
        }
    }

    /// The arguments of the functions about normal forms.
    fn form_and_text(&self, cx: &mut Ctx<'_>) -> Result<(Form, Chars)> {
        let name = self.name;
        let [form, text] = self.args else {
            let given = self.args.len();
            return Err(type_error(format!(
                "{name} expected 2 arguments, got {given}"
            )));
        };
        let mut chars = |value: &Value, place: u8| {
            text_of(value, cx).ok_or_else(|| {
                let given = cx.type_name(value);
                type_error(format!(
                    "{name}() argument {place} must be str, not {given}"
                ))
            })
        };
        let (form, text) = (chars(form, 1)?, chars(text, 2)?);
        // An empty text is in every form, in those that there are not as well.
        let name = if text.0.is_empty() { "NFC" } else { &form.0 };
        let form = Form::named(name).ok_or_else(|| value_error("invalid normalization form"))?;
        Ok((form, text))
    }

    /// A text in a normal form.
    fn normalized(&self, text: &Chars, form: Form, cx: &mut Ctx<'_>) -> Result<Chars> {
        // A character has up to eighteen others inside it.
        cx.charge(text.0.len().saturating_mul(12))?;
        for start in (0..text.0.len()).step_by(PIECE) {
            cx.burn((text.0.len() - start).min(PIECE) as u64 * 4)?;
        }
        let numbers = normal::normalized(text.0.chars().map(point), form, self.edition);
        let char = |number: u32| match number {
            0xd800..=0xdfff => char::from_u32(number + SURROGATE),
            number => char::from_u32(number),
        };
        let text: String = numbers.into_iter().filter_map(char).collect();
        cx.charge(text.len())?;
        Ok(Chars(text))
    }
}

fn decomposition(query: &Query<'_>, cx: &mut Ctx<'_>) -> Result<Value> {
    let number = query.only(cx)?;
    let hex = |parts: &mut dyn Iterator<Item = u32>| {
        parts.map(|part| format!("{part:04X}")).collect::<Vec<_>>()
    };
    let (tag, parts) = match query.edition.decomposition(number) {
        Some(found) => (found.tag, hex(&mut found.parts.iter().copied())),
        None if hangul::is_syllable(number) => ("", hex(&mut hangul::parts(number))),
        None => return Ok(Value::from("")),
    };
    let tag = Some(tag.to_owned()).filter(|tag| !tag.is_empty());
    let text: Vec<String> = tag.into_iter().chain(parts).collect();
    text.join(" ").into_value(cx)
}

fn name(query: &Query<'_>, cx: &mut Ctx<'_>) -> Result<Value> {
    let (number, default) = query.with_default(cx)?;
    let char = char::from_u32(number).filter(|_| query.edition.has(number));
    match (char.and_then(unicode_names2::name), default) {
        (Some(name), _) => name.to_string().into_value(cx),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(value_error("no such name")),
    }
}

/// The longest name of a character.
const LONGEST_NAME: usize = 256;

/// The beginnings of names that are made of the number of the character or of its sound.
const NUMBERED: [&str; 6] = [
    "CJK UNIFIED IDEOGRAPH-",
    "CJK COMPATIBILITY IDEOGRAPH-",
    "HANGUL SYLLABLE ",
    "TANGUT IDEOGRAPH-",
    "NUSHU CHARACTER-",
    "KHITAN SMALL SCRIPT CHARACTER-",
];

fn lookup(query: &Query<'_>, cx: &mut Ctx<'_>) -> Result<Value> {
    let [name] = query.args else {
        let given = query.args.len();
        return Err(type_error(format!(
            "unicodedata.lookup() takes exactly one argument ({given} given)"
        )));
    };
    let Some(Chars(text)) = text_of(name, cx) else {
        let name = cx.type_name(name);
        return Err(type_error(format!(
            "a bytes-like object is required, not '{name}'"
        )));
    };
    if text.len() > LONGEST_NAME {
        return Err(Error::exception("KeyError", "name too long"));
    }
    let upper = text.to_ascii_uppercase();
    let bare = |name: &str| name.replace(['-', ' '], "");
    // The search forgives spaces and hyphens that are not where the name has them, and Python does not. What remains when
    // they do not count is another name of the character.
    let is_named = |char: char| {
        let name = unicode_names2::name(char).map(|name| name.to_string());
        name.is_none_or(|name| {
            let is_other = !NUMBERED.iter().any(|start| name.starts_with(start));
            name == upper || is_other && bare(&name) != bare(&upper)
        })
    };
    let found = unicode_names2::character(&text)
        .filter(|char| query.edition.has(u32::from(*char)) && is_named(*char));
    match found {
        Some(char) => char.into_value(cx),
        None => Err(Error::exception(
            "KeyError",
            format!("undefined character name '{text}'"),
        )),
    }
}

/// Bytes of text that are normalized between two looks at what may stop the run.
const PIECE: usize = 1 << 14;

fn normalize(query: &Query<'_>, cx: &mut Ctx<'_>) -> Result<Value> {
    let (form, text) = query.form_and_text(cx)?;
    if text.0.is_ascii() {
        return text.into_value(cx);
    }
    query.normalized(&text, form, cx)?.into_value(cx)
}

fn is_normalized(query: &Query<'_>, cx: &mut Ctx<'_>) -> Result<Value> {
    let (form, text) = query.form_and_text(cx)?;
    let is_normal = text.0.is_ascii() || query.normalized(&text, form, cx)? == text;
    Ok(Value::Bool(is_normal))
}
