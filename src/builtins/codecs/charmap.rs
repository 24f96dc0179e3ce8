//! The single-byte encodings: a name -> its table, and characters to bytes and back by it.

use std::sync::LazyLock;

/// The encodings by their plain names. `charmaps.py` makes the file, which is read once per process.
static CHARMAPS: LazyLock<Vec<(&str, Charmap)>> = LazyLock::new(|| {
    let lines = include_str!("charmaps.txt").lines();
    lines
        .filter_map(|line| line.split_once(' '))
        .map(|(name, digits)| (name, Charmap::read(digits)))
        .collect()
});

/// A single-byte encoding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Charmap {
    /// The characters of the last bytes: of all, or of those beyond ASCII. U+FFFD: the byte has none.
    characters: Vec<char>,
}

impl Charmap {
    /// The encoding of a name in lower case with `_` for other punctuation.
    pub(super) fn of(name: &str) -> Option<&'static Self> {
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
        let (_, charmap) = CHARMAPS.iter().find(|(known, _)| *known == plain)?;
        Some(charmap)
    }

    /// Reads characters of four hexadecimal digits each.
    fn read(digits: &str) -> Self {
        let digits = digits.chars().map(|digit| digit.to_digit(16).unwrap_or(0));
        let nibbles: Vec<u32> = digits.collect();
        let codes = nibbles
            .chunks(4)
            .map(|code| code.iter().fold(0, |n, digit| n << 4 | digit));
        Self {
            characters: codes.filter_map(char::from_u32).collect(),
        }
    }

    /// The bytes below are ASCII.
    fn first(&self) -> usize {
        256 - self.characters.len()
    }

    /// All 256 characters; `None` for bytes that stand for nothing.
    pub(super) fn table(&self) -> Vec<Option<char>> {
        let ascii = (0..=u8::MAX)
            .take(self.first())
            .map(|byte| Some(char::from(byte)));
        let rest = self
            .characters
            .iter()
            .map(|&c| (c != char::REPLACEMENT_CHARACTER).then_some(c));
        ascii.chain(rest).collect()
    }

    /// The byte of a character; the last one if there are two.
    pub(super) fn byte(&self, c: char) -> Option<u8> {
        if (c as usize) < self.first() {
            return Some(c as u8);
        }
        if c == char::REPLACEMENT_CHARACTER {
            return None;
        }
        let at = self.characters.iter().rposition(|&known| known == c)?;
        u8::try_from(self.first() + at).ok()
    }
}
