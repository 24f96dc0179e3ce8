//! The single-byte encodings: a name -> its table, and characters to bytes and back by it.

use super::charmap_tables::TABLES;

/// A single-byte encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Charmap {
    /// The characters of all bytes from `first` on.
    characters: &'static str,
    /// The bytes below are ASCII.
    first: u8,
}

impl Charmap {
    /// The encoding of a name in lower case with `_` for other punctuation.
    pub(super) fn of(name: &str) -> Option<Self> {
        let name = match name {
            "latin2" | "l2" => "iso8859_2",
            "latin3" | "l3" => "iso8859_3",
            "latin4" | "l4" => "iso8859_4",
            "cyrillic" => "iso8859_5",
            "arabic" => "iso8859_6",
            "greek" | "greek8" => "iso8859_7",
            "hebrew" => "iso8859_8",
            "latin5" | "l5" => "iso8859_9",
            "latin6" | "l6" => "iso8859_10",
            "thai" => "iso8859_11",
            "latin7" | "l7" => "iso8859_13",
            "latin8" | "l8" => "iso8859_14",
            "latin9" | "l9" => "iso8859_15",
            "latin10" | "l10" => "iso8859_16",
            "macroman" | "macintosh" => "mac_roman",
            "maccyrillic" => "mac_cyrillic",
            "macgreek" => "mac_greek",
            "maciceland" => "mac_iceland",
            "maccentraleurope" | "mac_centeuro" => "mac_latin2",
            "macturkish" => "mac_turkish",
            "cskoi8r" => "koi8_r",
            "ruscii" => "cp1125",
            name => name,
        };
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let strip = |prefix: &str| name.strip_prefix(prefix).filter(|rest| is_number(rest));
        let plain = if let Some(part) = name.strip_prefix("iso_8859_") {
            format!("iso8859_{part}")
        } else if let Some(part) = name.strip_prefix("8859_") {
            format!("iso8859_{part}")
        } else if let Some(part) = strip("windows_").or_else(|| strip("ibm")) {
            format!("cp{part}")
        } else if is_number(name) {
            format!("cp{name}")
        } else {
            name.to_owned()
        };
        let (_, characters) = TABLES.iter().find(|(known, _)| *known == plain)?;
        let first = if characters.chars().count() == 128 {
            0x80
        } else {
            0
        };
        Some(Self { characters, first })
    }

    /// All 256 characters; `None` for bytes that stand for nothing.
    pub(super) fn table(self) -> Vec<Option<char>> {
        let given = self
            .characters
            .chars()
            .map(|c| (c != '\u{fffd}').then_some(c));
        (0..self.first)
            .map(|b| Some(char::from(b)))
            .chain(given)
            .collect()
    }

    /// The byte of a character. A character that stands there twice has its last byte.
    pub(super) fn byte(self, c: char) -> Option<u8> {
        if u32::from(c) < u32::from(self.first) {
            return Some(c as u8);
        }
        if c == '\u{fffd}' {
            return None;
        }
        let at = self.characters.chars().rev().position(|known| known == c)?;
        u8::try_from(255 - at).ok()
    }
}
