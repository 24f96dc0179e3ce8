//! [`Layout`]: a format of `struct`, taken apart.

use nonlocal::{Error, Result};

/// What a format says: where which values lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) format: String,
    pub(super) items: Vec<Item>,
    /// The number of bytes.
    pub(super) size: usize,
    /// The number of values.
    pub(super) count: usize,
    pub(super) big_endian: bool,
    /// Sizes and alignment of the machine. It is one of 64 bits, little-endian, wherever the crate runs, so that scripts
    /// give the same everywhere.
    pub(super) native: bool,
}

/// Values of one kind, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// The letter of the format.
    pub(super) code: u8,
    pub(super) offset: usize,
    /// The bytes of each value.
    pub(super) size: usize,
    pub(super) repeat: usize,
}

pub(super) fn error(text: impl Into<String>) -> Error {
    Error::exception("struct.error", text)
}

/// The size of a value with this letter; native ones are aligned to it, complex ones to a half of it.
fn size_of(code: u8, native: bool) -> Option<usize> {
    Some(match code {
        b'x' | b'b' | b'B' | b'c' | b's' | b'p' | b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' if !native => 4,
        b'l' | b'L' | b'q' | b'Q' | b'd' | b'F' => 8,
        b'n' | b'N' | b'P' if native => 8,
        b'D' => 16,
        _ => return None,
    })
}

impl Layout {
    pub(super) fn parse(format: &str) -> Result<Self> {
        let bytes = format.as_bytes();
        if bytes.contains(&0) {
            return Err(error("embedded null character"));
        }
        let (order, mut rest) = match bytes.split_first() {
            Some((order @ (b'@' | b'=' | b'<' | b'>' | b'!'), rest)) => (*order, rest),
            _ => (b'@', bytes),
        };
        let mut layout = Self {
            format: format.to_owned(),
            items: Vec::new(),
            size: 0,
            count: 0,
            big_endian: matches!(order, b'>' | b'!'),
            native: order == b'@',
        };
        while let Some((&first, after)) = rest.split_first() {
            rest = after;
            if first.is_ascii_whitespace() || first == 0x0b {
                continue;
            }
            let (mut code, mut repeat) = (first, Some(1));
            if first.is_ascii_digit() {
                repeat = Some(usize::from(first - b'0'));
                loop {
                    let Some((&next, after)) = rest.split_first() else {
                        return Err(error("repeat count given without format specifier"));
                    };
                    rest = after;
                    code = next;
                    if !next.is_ascii_digit() {
                        break;
                    }
                    let digit = usize::from(next - b'0');
                    repeat = repeat.and_then(|n| n.checked_mul(10)?.checked_add(digit));
                }
            }
            let size =
                size_of(code, layout.native).ok_or_else(|| error("bad char in struct format"))?;
            repeat
                .and_then(|repeat| layout.add(code, size, repeat))
                .ok_or_else(|| error("total struct size too long"))?;
        }
        Ok(layout)
    }

    /// Adds values; `None` if there are too many.
    fn add(&mut self, code: u8, size: usize, repeat: usize) -> Option<()> {
        let alignment = match code {
            b'F' | b'D' => size / 2,
            _ => size,
        };
        let offset = match self.native {
            true => self.size.checked_next_multiple_of(alignment)?,
            false => self.size,
        };
        self.size = size.checked_mul(repeat)?.checked_add(offset)?;
        isize::try_from(self.size).ok()?;
        let (size, repeat) = match code {
            b'x' => return Some(()),
            b's' | b'p' => (repeat, 1),
            _ => (size, repeat),
        };
        self.count = self.count.checked_add(repeat)?;
        self.items.push(Item {
            code,
            offset,
            size,
            repeat,
        });
        Some(())
    }
}
