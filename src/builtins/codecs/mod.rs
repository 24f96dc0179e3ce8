//! Encodings: UTF-8, UTF-16, UTF-32, ASCII, Latin-1, the single-byte encodings, and text with escapes; with
//! the standard error handlers.
//!
//! Text -> bytes and back. What an encoding cannot express goes to the error handler; `strict` raises
//! UnicodeEncodeError or UnicodeDecodeError with the place.

mod charmap;
mod escapes;
mod names;

use crate::text::words::words;
use charmap::Charmap;
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
    /// Another encoding with a byte for each character.
    Charmap(&'static Charmap),
    /// Escapes as in literals; `true`: raw.
    Escapes(bool),
}

/// Names of CPython's codecs that do not go from text to bytes.
const NO_TEXT: &[&str] = words!(
    "rot13 rot_13 hex hex_codec base64 base_64 base64_codec bz2 bz2_codec zlib zip zlib_codec uu uu_codec quopri \
     quopri_codec quoted_printable"
);

/// No name of a character has more bytes, with what stands around it.
const LONGEST_NAME: usize = 96;

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
                if !c.is_ascii_alphanumeric() && c != '.' {
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
            "unicode_escape" | "unicodeescape" => Self::Escapes(false),
            "raw_unicode_escape" | "rawunicodeescape" => Self::Escapes(true),
            name => Self::Charmap(Charmap::of(name)?),
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
            Self::Charmap(_) => "charmap",
            Self::Escapes(false) => "unicodeescape",
            Self::Escapes(true) => "rawunicodeescape",
        }
    }
}

/// A stretch of bytes that is not text, and why.
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

/// The encoding of a name; `way` is `encode` or `decode`.
fn codec(vm: &mut Vm, name: &str, way: &str) -> Outcome<Encoding> {
    let plain = name.to_ascii_lowercase().replace('-', "_");
    match Encoding::of(name) {
        Some(encoding) => Ok(encoding),
        None if NO_TEXT.contains(&plain.as_str()) => Err(vm.lookup_error(format!(
            "'{name}' is not a text encoding; use codecs.{way}() to handle arbitrary codecs"
        ))),
        None => Err(vm.lookup_error(format!("unknown encoding: {name}"))),
    }
}

fn unicode_error(vm: &mut Vm, class: TypeId, problem: &Problem<'_>) -> Fault {
    let encoding = vm.heap.new_str(problem.encoding);
    let reason = vm.heap.new_str(problem.reason);
    // The exception holds bytes also where a bytearray was decoded: that may change.
    let byte_array = vm.heap.payload(problem.object).as_byte_array();
    let object = match byte_array {
        Some(key) => {
            let data = vm.heap[key].data.to_vec();
            vm.heap.new_bytes(data)
        }
        None => problem.object,
    };
    let fields = [
        encoding,
        object,
        Value::int(problem.start as i64),
        Value::int(problem.end as i64),
        reason,
    ];
    let exc = vm.heap.new_exception(class, &fields);
    vm.heap[exc].fields = SmallVec::from_slice(&fields);
    Fault::Raised(exc)
}

fn unknown_handler(vm: &mut Vm, errors: &str) -> Fault {
    vm.lookup_error(format!("unknown error handler name '{errors}'"))
}

/// `text.encode(encoding, errors)`; `object` is the str.
pub(crate) fn encode_text(
    vm: &mut Vm,
    object: Value,
    encoding: &str,
    errors: &str,
) -> Outcome<Vec<u8>> {
    let encoding = codec(vm, encoding, "encode")?;
    let text = vm.heap.text(object);
    let size = text.len();
    let unit = match encoding {
        Encoding::Utf8 => return utf8_copy(vm, object, &[]),
        Encoding::Utf8Sig => return utf8_copy(vm, object, b"\xef\xbb\xbf"),
        Encoding::Ascii | Encoding::Latin1 | Encoding::Charmap(_) => 1,
        Encoding::Utf16(_) => 2,
        Encoding::Utf32(_) => 4,
        Encoding::Escapes(_) => 10,
    };
    vm.refuse(size.saturating_mul(unit))?;
    vm.budget.burn(size as u64 / 64)?;
    let chars: Vec<char> = vm.heap.text(object).chars().collect();
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
        Encoding::Escapes(raw) => out = escapes::encode(&chars, raw),
        _ => encode_narrow(vm, &chars, encoding, object, errors, &mut out)?,
    }
    Ok(out)
}

fn utf8_copy(vm: &mut Vm, object: Value, mark: &[u8]) -> Outcome<Vec<u8>> {
    let size = vm.heap.text(object).len();
    vm.refuse(size)?;
    vm.budget.burn(size as u64 / 64)?;
    Ok([mark, vm.heap.text(object).as_bytes()].concat())
}

/// A byte for each character.
fn encode_narrow(
    vm: &mut Vm,
    chars: &[char],
    encoding: Encoding,
    object: Value,
    errors: &str,
    out: &mut Vec<u8>,
) -> Outcome<()> {
    let byte = |c: char| match encoding {
        Encoding::Charmap(map) => map.byte(c),
        Encoding::Latin1 => u8::try_from(u32::from(c)).ok(),
        _ => c.is_ascii().then_some(c as u8),
    };
    let reason = match encoding {
        Encoding::Charmap(_) => "character maps to <undefined>",
        Encoding::Latin1 => "ordinal not in range(256)",
        _ => "ordinal not in range(128)",
    };
    let mut index = 0;
    while let Some(&c) = chars.get(index) {
        if let Some(byte) = byte(c) {
            out.push(byte);
            index += 1;
            continue;
        }
        let end = chars[index..]
            .iter()
            .position(|c| byte(*c).is_some())
            .map_or(chars.len(), |n| index + n);
        let bad = &chars[index..end];
        let mut text = String::new();
        match errors {
            "strict" | "surrogateescape" | "surrogatepass" => {
                let problem = Problem {
                    encoding: encoding.name(),
                    object,
                    start: index,
                    end,
                    reason,
                };
                return Err(unicode_error(vm, TypeId::UnicodeEncodeError, &problem));
            }
            "ignore" => {}
            "replace" => text.extend(bad.iter().map(|_| '?')),
            "xmlcharrefreplace" => bad
                .iter()
                .for_each(|c| text.push_str(&format!("&#{};", u32::from(*c)))),
            "backslashreplace" => bad.iter().for_each(|c| push_escape(&mut text, *c)),
            "namereplace" => {
                vm.charge_items(bad.len(), LONGEST_NAME)?;
                for &c in bad {
                    match names::of(c) {
                        Some(name) => text.push_str(&format!("\\N{{{name}}}")),
                        None => push_escape(&mut text, c),
                    }
                }
            }
            _ => return Err(unknown_handler(vm, errors)),
        }
        vm.charge(bad.len() * 10)?;
        // Their replacements are encoded as well; every encoding has these characters.
        out.extend(text.chars().filter_map(byte));
        index = end;
    }
    Ok(())
}

/// `data.decode(encoding, errors)`; `object` is the bytes-like object.
pub(crate) fn decode_bytes(
    vm: &mut Vm,
    object: Value,
    encoding: &str,
    errors: &str,
) -> Outcome<String> {
    let encoding = codec(vm, encoding, "decode")?;
    let data = vm.need_bytes_like(object)?;
    vm.budget.burn(data.len() as u64 / 64)?;
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
    decode_all(vm, data, skipped, encoding, object, errors)
}

fn decode_all(
    vm: &mut Vm,
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
            Encoding::Charmap(map) => {
                let table = map.table();
                for &byte in rest {
                    let Some(&Some(c)) = table.get(usize::from(byte)) else {
                        break;
                    };
                    out.push(c);
                    at += 1;
                }
                Malformed {
                    length: 1,
                    reason: "character maps to <undefined>",
                }
            }
            Encoding::Escapes(true) if escapes::raw_backslashes(rest) > 0 => {
                let length = escapes::raw_backslashes(rest);
                out.extend(std::iter::repeat_n('\\', length));
                at += length;
                continue;
            }
            Encoding::Escapes(raw) => match escapes::decode_one(rest, raw) {
                Ok((c, length)) => {
                    out.extend(c);
                    at += length;
                    continue;
                }
                Err(malformed) => malformed,
            },
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
        handle_malformed(
            vm,
            &problem,
            &data[at..at + malformed.length],
            errors,
            &mut out,
        )?;
        at += malformed.length;
    }
    Ok(out)
}

fn handle_malformed(
    vm: &mut Vm,
    problem: &Problem<'_>,
    bad: &[u8],
    errors: &str,
    out: &mut String,
) -> Outcome<()> {
    vm.budget.burn(1)?;
    match errors {
        "strict" | "surrogateescape" | "surrogatepass" => {
            return Err(unicode_error(vm, TypeId::UnicodeDecodeError, problem));
        }
        "ignore" => {}
        "replace" => out.push('\u{fffd}'),
        "backslashreplace" => bad.iter().for_each(|b| push_escape(out, char::from(*b))),
        "xmlcharrefreplace" | "namereplace" => {
            return Err(
                vm.type_error("don't know how to handle UnicodeDecodeError in error callback")
            );
        }
        _ => return Err(unknown_handler(vm, errors)),
    }
    vm.charge(bad.len() * 4)
}

/// What CPython says about bytes that are not UTF-8; `length` as the standard library found it, `None` at the
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
