//! The errors of serde, in Python's words where it has some.

use std::fmt::Display;

use ::serde::de::{self, Unexpected};
use ::serde::ser;

use crate::embed::{Error, ErrorKind};

impl ser::Error for Error {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(ErrorKind::Convert, message.to_string())
    }
}

impl de::Error for Error {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(ErrorKind::Convert, message.to_string())
    }

    fn invalid_type(got: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::convert(&python_name(&expected.to_string()), unexpected_name(&got))
    }

    fn invalid_value(got: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let got = match got {
            Unexpected::Signed(value) => format!("{value}, which is out of its range"),
            Unexpected::Unsigned(value) => format!("{value}, which is out of its range"),
            Unexpected::Str(text) => format!("'{text}'"),
            other => other.to_string(),
        };
        Self::convert(&expected.to_string(), &got)
    }

    fn invalid_length(length: usize, expected: &dyn de::Expected) -> Self {
        let plural = if length == 1 { "" } else { "s" };
        Self::convert(&expected.to_string(), &format!("{length} item{plural}"))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::convert(&one_of(expected), &format!("'{variant}'"))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let expected = if expected.is_empty() {
            "no keys".to_owned()
        } else {
            one_of(expected)
        };
        Self::convert(&expected, &format!("the key '{field}'"))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(ErrorKind::Convert, format!("missing key '{field}'"))
    }
}

/// `'a', 'b' or 'c'`
fn one_of(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => "nothing".to_owned(),
    }
}

/// What serde expected, in Python's words where it has some.
fn python_name(expected: &str) -> String {
    match expected {
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" | "u8" | "u16" | "u32" | "u64" | "u128"
        | "usize" => "int",
        "f32" | "f64" => "float",
        "a string" | "string" => "str",
        "a boolean" => "bool",
        "a sequence" => "list",
        "a map" => "dict",
        "unit" => "None",
        "byte array" | "a byte array" | "bytes" => "bytes",
        other => other,
    }
    .to_owned()
}

fn unexpected_name(got: &Unexpected<'_>) -> &'static str {
    match got {
        Unexpected::Bool(_) => "bool",
        Unexpected::Signed(_) | Unexpected::Unsigned(_) => "int",
        Unexpected::Float(_) => "float",
        Unexpected::Char(_) | Unexpected::Str(_) => "str",
        Unexpected::Bytes(_) => "bytes",
        Unexpected::Unit | Unexpected::Option => "None",
        Unexpected::Seq => "list",
        Unexpected::Map => "dict",
        Unexpected::UnitVariant => "a variant without content",
        _ => "a variant with content",
    }
}
