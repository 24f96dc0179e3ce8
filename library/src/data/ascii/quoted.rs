//! Quoted-printable.

use super::{HEX, digit};

/// The longest line, with the `=` that ends one which goes on.
const LINE: usize = 76;

/// What is quoted beside what must be.
#[derive(Clone, Copy)]
pub(super) struct Quoting {
    /// Spaces and tabs.
    pub(super) tabs: bool,
    /// Whether ends of lines stay.
    pub(super) is_text: bool,
    /// Whether spaces become underscores.
    pub(super) header: bool,
}

pub(super) fn decode(text: &[u8], header: bool) -> Vec<u8> {
    let mut data = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after) {
            (b'=', []) => break,
            (b'=', [b'\n' | b'\r', ..]) => {
                let end = after.iter().position(|byte| *byte == b'\n');
                rest = end.map_or(&[], |end| &after[end + 1..]);
            }
            (b'=', [b'=', others @ ..]) => {
                data.push(b'=');
                rest = others;
            }
            (b'=', [high, low, others @ ..])
                if let (Some(high), Some(low)) = (digit(*high), digit(*low)) =>
            {
                data.push(high << 4 | low);
                rest = others;
            }
            (b'_', _) if header => data.push(b' '),
            _ => data.push(byte),
        }
    }
    data
}

pub(super) fn encode(data: &[u8], quoting: Quoting) -> Vec<u8> {
    let first_end = data.iter().position(|byte| *byte == b'\n');
    let is_crlf = first_end.is_some_and(|end| end > 0 && data[end - 1] == b'\r');
    let mut lines = Lines {
        text: Vec::with_capacity(data.len() + data.len() / LINE + 8),
        width: 0,
        end: if is_crlf { b"\r\n" } else { b"\n" },
    };
    let mut rest = data;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if must_quote(byte, after, lines.width, quoting) {
            lines.quote(byte);
            continue;
        }
        let is_end = byte == b'\n' || byte == b'\r' && after.first() == Some(&b'\n');
        if quoting.is_text && is_end {
            lines.end(is_crlf);
            if byte == b'\r' {
                rest = &after[1..];
            }
        } else {
            let is_last = matches!(after, [] | [b'\n', ..]);
            let byte = if quoting.header && byte == b' ' {
                b'_'
            } else {
                byte
            };
            lines.put(byte, is_last);
        }
    }
    lines.text
}

fn must_quote(byte: u8, after: &[u8], width: usize, quoting: Quoting) -> bool {
    match byte {
        b'=' => true,
        b'_' => quoting.header,
        // A line that is one dot ends a mail.
        b'.' => width == 0 && matches!(after, [] | [b'\n' | b'\r' | 0, ..]),
        b'\r' | b'\n' => !quoting.is_text,
        b' ' | b'\t' => quoting.tabs || after.is_empty(),
        33..=126 => false,
        _ => true,
    }
}

struct Lines {
    text: Vec<u8>,
    /// The length of the line so far.
    width: usize,
    end: &'static [u8],
}

impl Lines {
    fn quote(&mut self, byte: u8) {
        if self.width + 3 >= LINE {
            self.go_on();
        }
        self.text.extend([
            b'=',
            HEX[usize::from(byte >> 4)],
            HEX[usize::from(byte & 15)],
        ]);
        self.text
            .iter_mut()
            .rev()
            .take(2)
            .for_each(u8::make_ascii_uppercase);
        self.width += 3;
    }

    fn put(&mut self, byte: u8, is_last: bool) {
        if !is_last && self.width + 1 >= LINE {
            self.go_on();
        }
        self.text.push(byte);
        self.width += 1;
    }

    /// Ends a line of the output only.
    fn go_on(&mut self) {
        self.text.push(b'=');
        self.text.extend(self.end);
        self.width = 0;
    }

    /// Ends a line of the text; a space before it would get lost.
    fn end(&mut self, is_crlf: bool) {
        if let Some(last @ (b' ' | b'\t')) = self.text.last().copied() {
            self.text.pop();
            self.text.extend(if last == b' ' { b"=20" } else { b"=09" });
        }
        if is_crlf {
            self.text.push(b'\r');
        }
        self.text.push(b'\n');
        self.width = 0;
    }
}
