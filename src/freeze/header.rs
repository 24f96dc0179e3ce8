//! The first bytes of whatever is kept as bytes: what it is, and which crate can read it.
//!
//! ```text
//!  bytes    0 .. 8    MAGIC
//!           8         what follows: `Content`
//!           9         the version of its format: `FORMAT`
//!          10 .. 16   the version of the crate that wrote it, as three numbers
//!          16 .. 24   the digest of its instruction table: `INSTRUCTION_SET`
//! ```
//!
//! Numbers have a fixed width, the lowest byte first. What follows is read only by a crate with the same major and minor
//! version, the same format and the same instructions: everything else is refused here, with advice.

use crate::code::wire::{INSTRUCTION_SET, Reader, WireError, Writer};

/// The first byte is not text, the line ends show whether something took the rest for text.
const MAGIC: [u8; 8] = *b"\x8Enlf\r\n\x1A\n";

/// The version of what follows the header. It grows whenever that changes.
const FORMAT: u8 = 1;

/// The version of the crate.
const CRATE: [u16; 3] = [
    number(env!("CARGO_PKG_VERSION_MAJOR")),
    number(env!("CARGO_PKG_VERSION_MINOR")),
    number(env!("CARGO_PKG_VERSION_PATCH")),
];

/// What the bytes are about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Content {
    /// A program.
    Program,
    /// Objects of a heap.
    Graph,
    /// A run that waits.
    Run,
}

impl Content {
    const ALL: [(Self, u8, &'static str); 3] = [
        (Self::Program, b'P', "a program"),
        (Self::Graph, b'G', "a graph of objects"),
        (Self::Run, b'R', "a paused run"),
    ];

    /// What it is called in errors.
    pub(crate) fn name(self) -> &'static str {
        self.row().2
    }

    fn letter(self) -> u8 {
        self.row().1
    }

    fn row(self) -> (Self, u8, &'static str) {
        Self::ALL[self as usize]
    }
}

/// Writes the header of something.
pub(crate) fn write(content: Content, out: &mut Writer) -> Result<(), WireError> {
    out.put(&(MAGIC, content.letter(), FORMAT))?;
    out.put(&CRATE.map(u16::to_le_bytes))?;
    out.put(&INSTRUCTION_SET.to_le_bytes())
}

/// Reads the header of something.
pub(crate) fn read(content: Content, from: &mut Reader<'_>) -> Result<(), WireError> {
    let start = from.offset();
    let magic: Result<[u8; 8], _> = from.take();
    if magic.as_ref() != Ok(&MAGIC) {
        return Err(from.refuse_at(start, "they begin otherwise"));
    }
    let at = from.offset();
    let letter: u8 = from.take()?;
    if letter != content.letter() {
        let known = Content::ALL.iter().find(|(_, known, _)| *known == letter);
        let name = known.map_or("something unknown", |(_, _, name)| name);
        return Err(from.refuse_at(at, format!("they are {name}")));
    }
    let at = from.offset();
    let (format, version): (u8, [[u8; 2]; 3]) = from.take()?;
    let instructions: [u8; 8] = from.take()?;
    let version = version.map(u16::from_le_bytes);
    let [major, minor, patch] = version;
    let reason = if format != FORMAT {
        format!("have format {format}, and format {FORMAT} is read")
    } else if version[..2] != CRATE[..2] {
        "are read by the same minor version only".to_owned()
    } else if u64::from_le_bytes(instructions) != INSTRUCTION_SET {
        "consist of other instructions".to_owned()
    } else {
        return Ok(());
    };
    let own = env!("CARGO_PKG_VERSION");
    Err(from.refuse_at(
        at,
        format!(
            "they were written by nonlocal {major}.{minor}.{patch}, {reason} by nonlocal {own}: make them again with this version"
        ),
    ))
}

/// A decimal number.
const fn number(digits: &str) -> u16 {
    let (digits, mut number, mut at) = (digits.as_bytes(), 0, 0);
    while at < digits.len() {
        number = number * 10 + (digits[at] - b'0') as u16;
        at += 1;
    }
    number
}
