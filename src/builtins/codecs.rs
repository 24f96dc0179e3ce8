//! Encodings: UTF-8, UTF-16, UTF-32, ASCII and Latin-1, with the standard error handlers.
//!
//! Text -> bytes and back. What an encoding cannot express goes to the error handler; `strict` raises
//! UnicodeEncodeError or UnicodeDecodeError with the place.

use smallvec::SmallVec;

use crate::value::{TypeId, Value};
use crate::vm::{Fault, Outcome, Vm, push_escape};

/// An encoding that we know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Encoding {
    Utf8,
    /// With a byte order mark at the start.
    Utf8Sig,
    Ascii,
    Latin1,
    Utf16(Order),
    Utf32(Order),
}

/// Byte order; `Marked`: told by a byte order mark, little-endian when writing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    Marked,
    Little,
    Big,
}

impl Encoding {
    /// The encoding of a name, whatever its case and punctuation.
    fn of(name: &str) -> Option<Self> {
        let name: String = name
            .chars()
            .map(|c| {
                if matches!(c, '-' | ' ') {
                    '_'
                } else {
                    c.to_ascii_lowercase()
                }
            })
            .collect();
        Some(match name.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" => Self::Utf8,
            "utf_8_sig" => Self::Utf8Sig,
            "ascii" | "us_ascii" | "646" | "ansi_x3.4_1968" => Self::Ascii,
            "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "8859"
            | "cp819" => Self::Latin1,
            "utf_16" | "utf16" | "u16" => Self::Utf16(Order::Marked),
            "utf_16_le" | "utf_16le" | "utf16_le" => Self::Utf16(Order::Little),
            "utf_16_be" | "utf_16be" | "utf16_be" => Self::Utf16(Order::Big),
            "utf_32" | "utf32" | "u32" => Self::Utf32(Order::Marked),
            "utf_32_le" | "utf_32le" | "utf32_le" => Self::Utf32(Order::Little),
            "utf_32_be" | "utf_32be" | "utf32_be" => Self::Utf32(Order::Big),
            _ => return None,
        })
    }

    /// The name in error messages.
    fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Sig => "utf-8",
            Self::Ascii => "ascii",
            Self::Latin1 => "latin-1",
            Self::Utf16(Order::Marked) => "utf-16",
            Self::Utf16(Order::Little) => "utf-16-le",
            Self::Utf16(Order::Big) => "utf-16-be",
            Self::Utf32(Order::Marked) => "utf-32",
            Self::Utf32(Order::Little) => "utf-32-le",
            Self::Utf32(Order::Big) => "utf-32-be",
        }
    }
}

/// A stretch of bytes that is no text, and why.
struct Malformed {
    length: usize,
    reason: &'static str,
}

/// What to do with what cannot be converted.
struct Problem<'a> {
    encoding: &'a str,
    object: Value,
    start: usize,
    end: usize,
    reason: &'a str,
}

impl Vm {
    fn codec(&mut self, name: &str) -> Outcome<Encoding> {
        match Encoding::of(name) {
            Some(encoding) => Ok(encoding),
            None => Err(self.lookup_error(format!("unknown encoding: {name}"))),
        }
    }

    fn unicode_error(&mut self, class: TypeId, problem: &Problem<'_>) -> Fault {
        let encoding = self.new_str(problem.encoding);
        let reason = self.new_str(problem.reason);
        let fields = [
            encoding,
            problem.object,
            Value::int(problem.start as i64),
            Value::int(problem.end as i64),
            reason,
        ];
        let exc = self.new_exception(class, &fields);
        self.heap[exc].fields = SmallVec::from_slice(&fields);
        Fault::Raised(exc)
    }

    fn unknown_handler(&mut self, errors: &str) -> Fault {
        self.lookup_error(format!("unknown error handler name '{errors}'"))
    }

    /// `text.encode(encoding, errors)`; `object` is the str.
    pub(crate) fn encode_text(
        &mut self,
        object: Value,
        encoding: &str,
        errors: &str,
    ) -> Outcome<Vec<u8>> {
        let encoding = self.codec(encoding)?;
        let text = self.text(object);
        let size = text.len();
        let (unit, limit) = match encoding {
            Encoding::Utf8 => return self.utf8_copy(object, &[]),
            Encoding::Utf8Sig => return self.utf8_copy(object, b"\xef\xbb\xbf"),
            Encoding::Ascii => (1, 0x80),
            Encoding::Latin1 => (1, 0x100),
            Encoding::Utf16(_) => (2, u32::MAX),
            Encoding::Utf32(_) => (4, u32::MAX),
        };
        self.refuse(size.saturating_mul(unit))?;
        self.tick(size as u64 / 64)?;
        let chars: Vec<char> = self.text(object).chars().collect();
        let mut out = Vec::with_capacity(chars.len() * unit);
        match encoding {
            Encoding::Utf16(order) => {
                let put = |out: &mut Vec<u8>, unit: u16| {
                    out.extend(if order == Order::Big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    });
                };
                if order == Order::Marked {
                    put(&mut out, 0xfeff);
                }
                for c in chars {
                    c.encode_utf16(&mut [0; 2])
                        .iter()
                        .for_each(|unit| put(&mut out, *unit));
                }
            }
            Encoding::Utf32(order) => {
                let put = |out: &mut Vec<u8>, unit: u32| {
                    out.extend(if order == Order::Big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    });
                };
                if order == Order::Marked {
                    put(&mut out, 0xfeff);
                }
                chars.into_iter().for_each(|c| put(&mut out, u32::from(c)));
            }
            _ => self.encode_narrow(&chars, limit, encoding, object, errors, &mut out)?,
        }
        Ok(out)
    }

    fn utf8_copy(&mut self, object: Value, mark: &[u8]) -> Outcome<Vec<u8>> {
        let size = self.text(object).len();
        self.refuse(size)?;
        self.tick(size as u64 / 64)?;
        Ok([mark, self.text(object).as_bytes()].concat())
    }

    /// ASCII and Latin-1: characters below a limit, a byte each.
    fn encode_narrow(
        &mut self,
        chars: &[char],
        limit: u32,
        encoding: Encoding,
        object: Value,
        errors: &str,
        out: &mut Vec<u8>,
    ) -> Outcome<()> {
        let mut index = 0;
        while let Some(&c) = chars.get(index) {
            if u32::from(c) < limit {
                out.push(c as u8);
                index += 1;
                continue;
            }
            let end = chars[index..]
                .iter()
                .position(|c| u32::from(*c) < limit)
                .map_or(chars.len(), |n| index + n);
            let bad = &chars[index..end];
            match errors {
                "strict" | "surrogateescape" | "surrogatepass" => {
                    let reason = format!("ordinal not in range({limit})");
                    let problem = Problem {
                        encoding: encoding.name(),
                        object,
                        start: index,
                        end,
                        reason: &reason,
                    };
                    return Err(self.unicode_error(TypeId::UnicodeEncodeError, &problem));
                }
                "ignore" => {}
                "replace" => out.extend(std::iter::repeat_n(b'?', bad.len())),
                "xmlcharrefreplace" => bad
                    .iter()
                    .for_each(|c| out.extend(format!("&#{};", u32::from(*c)).into_bytes())),
                "backslashreplace" | "namereplace" => {
                    let mut text = String::new();
                    bad.iter().for_each(|c| push_escape(&mut text, *c));
                    out.extend(text.into_bytes());
                }
                _ => return Err(self.unknown_handler(errors)),
            }
            self.charge(bad.len() * 10)?;
            index = end;
        }
        Ok(())
    }

    /// `data.decode(encoding, errors)`; `object` is the bytes-like object.
    pub(crate) fn decode_bytes(
        &mut self,
        object: Value,
        encoding: &str,
        errors: &str,
    ) -> Outcome<String> {
        let encoding = self.codec(encoding)?;
        let data = self.need_bytes_like(object)?;
        self.tick(data.len() as u64 / 64)?;
        let mut data = data.as_slice();
        let mut encoding = encoding;
        let mut skipped = 0;
        let mark: &[u8] = match encoding {
            Encoding::Utf8Sig => b"\xef\xbb\xbf",
            Encoding::Utf16(Order::Marked) if data.starts_with(b"\xfe\xff") => {
                encoding = Encoding::Utf16(Order::Big);
                b"\xfe\xff"
            }
            Encoding::Utf16(Order::Marked) => {
                encoding = Encoding::Utf16(Order::Little);
                b"\xff\xfe"
            }
            Encoding::Utf32(Order::Marked) if data.starts_with(b"\0\0\xfe\xff") => {
                encoding = Encoding::Utf32(Order::Big);
                b"\0\0\xfe\xff"
            }
            Encoding::Utf32(Order::Marked) => {
                encoding = Encoding::Utf32(Order::Little);
                b"\xff\xfe\0\0"
            }
            _ => b"",
        };
        if let Some(rest) = data.strip_prefix(mark) {
            data = rest;
            skipped = mark.len();
        }
        self.decode_all(data, skipped, encoding, object, errors)
    }

    fn decode_all(
        &mut self,
        data: &[u8],
        skipped: usize,
        encoding: Encoding,
        object: Value,
        errors: &str,
    ) -> Outcome<String> {
        let mut out = String::with_capacity(data.len());
        let mut at = 0;
        while at < data.len() {
            let rest = &data[at..];
            let malformed = match encoding {
                Encoding::Utf8 | Encoding::Utf8Sig => match std::str::from_utf8(rest) {
                    Ok(text) => {
                        out.push_str(text);
                        return Ok(out);
                    }
                    Err(error) => {
                        let (good, bad) = rest.split_at(error.valid_up_to());
                        out.push_str(std::str::from_utf8(good).unwrap_or_default());
                        at += good.len();
                        utf8_problem(bad, error.error_len())
                    }
                },
                Encoding::Ascii => {
                    let good = rest
                        .iter()
                        .position(|b| !b.is_ascii())
                        .unwrap_or(rest.len());
                    out.extend(rest[..good].iter().map(|&b| char::from(b)));
                    at += good;
                    Malformed {
                        length: 1,
                        reason: "ordinal not in range(128)",
                    }
                }
                Encoding::Latin1 => {
                    out.extend(rest.iter().map(|&b| char::from(b)));
                    return Ok(out);
                }
                Encoding::Utf16(order) => match decode_utf16_unit(rest, order == Order::Big) {
                    Ok((c, length)) => {
                        out.push(c);
                        at += length;
                        continue;
                    }
                    Err(malformed) => malformed,
                },
                Encoding::Utf32(order) => match decode_utf32_unit(rest, order == Order::Big) {
                    Ok(c) => {
                        out.push(c);
                        at += 4;
                        continue;
                    }
                    Err(malformed) => malformed,
                },
            };
            if at == data.len() {
                break;
            }
            let (start, end) = (at + skipped, at + malformed.length + skipped);
            let problem = Problem {
                encoding: encoding.name(),
                object,
                start,
                end,
                reason: malformed.reason,
            };
            self.handle_malformed(&problem, &data[at..at + malformed.length], errors, &mut out)?;
            at += malformed.length;
        }
        Ok(out)
    }

    fn handle_malformed(
        &mut self,
        problem: &Problem<'_>,
        bad: &[u8],
        errors: &str,
        out: &mut String,
    ) -> Outcome<()> {
        self.tick(1)?;
        match errors {
            "strict" | "surrogateescape" | "surrogatepass" => {
                return Err(self.unicode_error(TypeId::UnicodeDecodeError, problem));
            }
            "ignore" => {}
            "replace" => out.push('\u{fffd}'),
            "backslashreplace" => bad.iter().for_each(|b| push_escape(out, char::from(*b))),
            "xmlcharrefreplace" | "namereplace" => {
                return Err(self
                    .type_error("don't know how to handle UnicodeDecodeError in error callback"));
            }
            _ => return Err(self.unknown_handler(errors)),
        }
        self.charge(bad.len() * 4)
    }
}

/// What CPython says about bytes that are no UTF-8; `length` as the standard library found it, none at the
/// end of the data.
fn utf8_problem(bad: &[u8], length: Option<usize>) -> Malformed {
    match length {
        None => Malformed {
            length: bad.len(),
            reason: "unexpected end of data",
        },
        Some(length) => {
            let starts = matches!(bad.first(), Some(0xc2..=0xf4));
            Malformed {
                length,
                reason: if starts {
                    "invalid continuation byte"
                } else {
                    "invalid start byte"
                },
            }
        }
    }
}

fn decode_utf16_unit(data: &[u8], big: bool) -> Result<(char, usize), Malformed> {
    let unit = |at: usize| {
        let pair = [*data.get(at)?, *data.get(at + 1)?];
        Some(u32::from(if big {
            u16::from_be_bytes(pair)
        } else {
            u16::from_le_bytes(pair)
        }))
    };
    let Some(first) = unit(0) else {
        return Err(Malformed {
            length: data.len(),
            reason: "truncated data",
        });
    };
    if let Some(c) = char::from_u32(first) {
        return Ok((c, 2));
    }
    if first >= 0xdc00 {
        return Err(Malformed {
            length: 2,
            reason: "illegal encoding",
        });
    }
    match unit(2) {
        Some(second @ 0xdc00..=0xdfff) => {
            let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            Ok((char::from_u32(code).unwrap_or('\u{fffd}'), 4))
        }
        Some(_) => Err(Malformed {
            length: 2,
            reason: "illegal UTF-16 surrogate",
        }),
        None => Err(Malformed {
            length: data.len(),
            reason: "unexpected end of data",
        }),
    }
}

fn decode_utf32_unit(data: &[u8], big: bool) -> Result<char, Malformed> {
    let Some(unit) = data.first_chunk::<4>() else {
        return Err(Malformed {
            length: data.len(),
            reason: "truncated data",
        });
    };
    let code = if big {
        u32::from_be_bytes(*unit)
    } else {
        u32::from_le_bytes(*unit)
    };
    match char::from_u32(code) {
        Some(c) => Ok(c),
        None if code < 0x11_0000 => Err(Malformed {
            length: 4,
            reason: "code point in surrogate code point range(0xd800, 0xe000)",
        }),
        None => Err(Malformed {
            length: 4,
            reason: "code point not in range(0x110000)",
        }),
    }
}
