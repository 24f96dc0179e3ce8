//! Encodings: UTF-7, UTF-8, UTF-16, UTF-32, ASCII, Latin-1, the single-byte encodings, and text with escapes; with
//! the standard error handlers.
//!
//! Text -> bytes and back. What an encoding cannot express goes to the error handler; `strict` raises
//! UnicodeEncodeError or UnicodeDecodeError with the place.

mod charmap;
mod escapes;
mod handlers;
mod names;
mod units;
mod utf7;

use crate::text::surrogates;
use crate::text::words::words;
use crate::value::{TypeId, Value};
use crate::vm::exception::unicode_errors::{NO_SURROGATES, UnicodeProblem};
use crate::vm::price;
use crate::vm::{Outcome, Vm};
use charmap::Charmap;

/// An encoding that we know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Encoding {
    Utf7,
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

/// Byte order; `Marked`: told by a byte order mark, little-endian when writing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    Marked,
    Little,
    Big,
}

/// Longer than the name of any encoding.
const LONGEST_NAME: usize = 64;

impl Encoding {
    /// The encoding of a name, whatever its case and punctuation.
    fn of(name: &str) -> Option<Self> {
        if name.len() > LONGEST_NAME {
            return None;
        }
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
            "utf_7" | "utf7" | "u7" | "unicode_1_1_utf_7" => Self::Utf7,
            "utf_8_sig" => Self::Utf8Sig,
            "ascii" | "us_ascii" | "646" | "ansi_x3.4_1968" => Self::Ascii,
            "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "8859"
            | "cp819" | "charmap" => Self::Latin1,
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

    /// How many bytes a unit has.
    fn unit(self) -> usize {
        match self {
            Self::Utf16(_) => 2,
            Self::Utf32(_) => 4,
            _ => 1,
        }
    }

    /// Whether the encoding has the character.
    fn has(self, c: char) -> bool {
        match self {
            Self::Charmap(map) => map.byte(c).is_some(),
            Self::Latin1 => u32::from(c) <= 0xff,
            Self::Ascii => c.is_ascii(),
            _ => !surrogates::is_surrogate(c),
        }
    }

    /// The name in error messages.
    fn name(self) -> &'static str {
        match self {
            Self::Utf7 => "utf7",
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

/// After so many characters the limits are checked again.
const CHECKED: usize = 1 << 14;

impl Encoding {
    /// How much more work than a look at each byte it is.
    fn effort(self) -> u64 {
        match self {
            Self::Utf8 | Self::Utf8Sig | Self::Ascii | Self::Latin1 => 1,
            Self::Utf7 | Self::Utf16(_) | Self::Utf32(_) | Self::Escapes(_) => 4,
            // Each character is looked for in the table.
            Self::Charmap(_) => 8,
        }
    }
}

/// Whether a name is that of a codec that makes something else than text of bytes.
fn is_no_text(name: &str) -> bool {
    let plain = |byte: u8| match byte {
        b'-' => b'_',
        other => other.to_ascii_lowercase(),
    };
    NO_TEXT
        .iter()
        .any(|known| known.bytes().eq(name.bytes().map(plain)))
}

/// The encoding of a name; `way` is `encode` or `decode`.
fn codec(vm: &mut Vm, name: &str, way: &str) -> Outcome<Encoding> {
    match Encoding::of(name) {
        Some(encoding) => Ok(encoding),
        None if is_no_text(name) => Err(vm.lookup_error(format!(
            "'{name}' is not a text encoding; use codecs.{way}() to handle arbitrary codecs"
        ))),
        None => Err(vm.lookup_error(format!("unknown encoding: {name}"))),
    }
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
    if matches!(encoding, Encoding::Ascii | Encoding::Latin1) && text.is_ascii() {
        vm.refuse(size)?;
        vm.budget.burn(price::text(size))?;
        return Ok(vm.heap.text(object).as_bytes().to_vec());
    }
    let unit = match encoding {
        Encoding::Utf8 | Encoding::Utf8Sig => return encode_utf8(vm, object, encoding, errors),
        Encoding::Ascii | Encoding::Latin1 | Encoding::Charmap(_) => 1,
        Encoding::Utf16(_) => 2,
        Encoding::Utf32(_) => 4,
        Encoding::Utf7 => 8,
        Encoding::Escapes(_) => 10,
    };
    // The characters take four bytes each beside the result.
    vm.refuse(size.saturating_mul(unit + 4))?;
    vm.budget.burn(encoding.effort() * price::text(size))?;
    let chars: Vec<char> = vm.heap.text(object).chars().collect();
    let mut out = Vec::with_capacity(chars.len() * unit);
    match encoding {
        Encoding::Utf16(_) | Encoding::Utf32(_) => {
            if let Encoding::Utf16(Order::Marked) | Encoding::Utf32(Order::Marked) = encoding {
                units::push(&mut out, '\u{feff}', encoding);
            }
            encode_chars(vm, &chars, encoding, object, errors, &mut out)?;
        }
        Encoding::Escapes(raw) => out = escapes::encode(&chars, raw),
        Encoding::Utf7 => out = utf7::encode(&chars),
        _ => encode_chars(vm, &chars, encoding, object, errors, &mut out)?,
    }
    Ok(out)
}

fn encode_utf8(vm: &mut Vm, object: Value, encoding: Encoding, errors: &str) -> Outcome<Vec<u8>> {
    let mark: &[u8] = if encoding == Encoding::Utf8Sig {
        b"\xef\xbb\xbf"
    } else {
        b""
    };
    let size = vm.heap.text(object).len();
    vm.refuse(size)?;
    vm.budget.burn(price::text(size))?;
    if !surrogates::contains(vm.heap.text(object)) {
        return Ok([mark, vm.heap.text(object).as_bytes()].concat());
    }
    vm.refuse(size.saturating_mul(size_of::<char>()))?;
    let chars: Vec<char> = vm.heap.text(object).chars().collect();
    let mut out = mark.to_vec();
    encode_chars(vm, &chars, encoding, object, errors, &mut out)?;
    Ok(out)
}

/// Encodes character by character, and asks the error handler about each run of those that the encoding lacks.
fn encode_chars(
    vm: &mut Vm,
    chars: &[char],
    encoding: Encoding,
    object: Value,
    errors: &str,
    out: &mut Vec<u8>,
) -> Outcome<()> {
    let reason = match encoding {
        Encoding::Charmap(_) => "character maps to <undefined>",
        Encoding::Latin1 => "ordinal not in range(256)",
        Encoding::Ascii => "ordinal not in range(128)",
        _ => NO_SURROGATES,
    };
    let mut index = 0;
    while let Some(&c) = chars.get(index) {
        if index % CHECKED == CHECKED - 1 {
            vm.budget.check()?;
        }
        if units::push(out, c, encoding) {
            index += 1;
            continue;
        }
        let mut end = index + 1;
        // CPython asks for each surrogate alone where units have more than a byte.
        if encoding.unit() == 1 {
            let more = chars[end..].iter();
            end += more.take_while(|c| !encoding.has(**c)).count();
        }
        let problem = UnicodeProblem {
            encoding: encoding.name(),
            object,
            start: index,
            end,
            reason,
        };
        handlers::encode(vm, &problem, &chars[index..end], encoding, errors, out)?;
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
    vm.budget
        .burn(encoding.effort() * price::text(data.len()))?;
    if matches!(encoding, Encoding::Ascii | Encoding::Latin1) && data.is_ascii() {
        return Ok(String::from_utf8(data).unwrap_or_default());
    }
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
    if encoding == Encoding::Utf7 {
        return utf7::decode(vm, data, object, errors);
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
    let (mut at, mut round) = (0, 0);
    while at < data.len() {
        round += 1;
        if round % CHECKED == 0 {
            vm.budget.check()?;
        }
        let rest = &data[at..];
        let malformed = match encoding {
            Encoding::Utf8 | Encoding::Utf8Sig => match std::str::from_utf8(rest) {
                Ok(text) => match surrogates::find(text) {
                    None => {
                        out.push_str(text);
                        return Ok(out);
                    }
                    Some(bad) => {
                        out.push_str(&text[..bad]);
                        at += bad;
                        units::REFUSED
                    }
                },
                Err(error) => {
                    let (good, bad) = rest.split_at(error.valid_up_to());
                    let text = std::str::from_utf8(good).unwrap_or_default();
                    let refused = surrogates::find(text);
                    let text = &text[..refused.unwrap_or(text.len())];
                    out.push_str(text);
                    at += text.len();
                    match refused {
                        Some(_) => units::REFUSED,
                        None => units::utf8_problem(bad, error.error_len()),
                    }
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
            Encoding::Latin1 | Encoding::Utf7 => {
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
            Encoding::Utf16(order) => match units::decode_utf16(rest, order == Order::Big) {
                Ok((c, length)) => {
                    out.push(c);
                    at += length;
                    continue;
                }
                Err(malformed) => malformed,
            },
            Encoding::Utf32(order) => match units::decode_utf32(rest, order == Order::Big) {
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
        let problem = UnicodeProblem {
            encoding: encoding.name(),
            object,
            start: at + skipped,
            end: at + malformed.length + skipped,
            reason: malformed.reason,
        };
        at += handlers::decode(
            vm,
            &problem,
            (&data[at..], malformed.length),
            encoding,
            errors,
            &mut out,
        )?;
    }
    if matches!(encoding, Encoding::Escapes(false))
        && let Some(message) = escapes::doubt(data)
    {
        vm.warn(TypeId::DeprecationWarning, &message)?;
    }
    Ok(out)
}
