//! Characters as the units of an encoding, and back, one at a time.

use super::{Encoding, Malformed, Order};
use crate::text::surrogates;

/// A character that no string can hold.
pub(super) const REFUSED: Malformed = Malformed {
    length: 4,
    reason: surrogates::REFUSED,
};

/// Writes a character, unless the encoding lacks it.
pub(super) fn push(out: &mut Vec<u8>, c: char, encoding: Encoding) -> bool {
    match encoding {
        Encoding::Charmap(map) => match map.byte(c) {
            Some(byte) => out.push(byte),
            None => return false,
        },
        _ if !encoding.has(c) => return false,
        Encoding::Latin1 | Encoding::Ascii => out.push(u32::from(c) as u8),
        Encoding::Utf16(order) => {
            for unit in c.encode_utf16(&mut [0; 2]) {
                push_unit(out, u32::from(*unit), 2, order);
            }
        }
        Encoding::Utf32(order) => push_unit(out, u32::from(c), 4, order),
        _ => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
    }
    true
}

/// Writes a surrogate as the encoding would if it had surrogates (`surrogatepass`); false where nobody knows how.
pub(super) fn push_surrogate(out: &mut Vec<u8>, code: u32, encoding: Encoding) -> bool {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Sig => {
            let low = |bits: u32| 0x80 | (bits & 0x3f) as u8;
            out.extend([0xe0 | (code >> 12) as u8, low(code >> 6), low(code)]);
        }
        Encoding::Utf16(order) => push_unit(out, code, 2, order),
        Encoding::Utf32(order) => push_unit(out, code, 4, order),
        _ => return false,
    }
    true
}

/// The surrogate that [`push_surrogate`] wrote at the head of the bytes, and how many it took.
pub(super) fn surrogate_at(data: &[u8], encoding: Encoding) -> Option<(char, usize)> {
    let (code, length) = match encoding {
        Encoding::Utf8 | Encoding::Utf8Sig => match *data.first_chunk::<3>()? {
            [0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf] => {
                let bits = u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f);
                (0xd000 | bits, 3)
            }
            _ => return None,
        },
        Encoding::Utf16(order) => {
            let pair = *data.first_chunk::<2>()?;
            let unit = match order {
                Order::Big => u16::from_be_bytes(pair),
                _ => u16::from_le_bytes(pair),
            };
            (unit.into(), 2)
        }
        Encoding::Utf32(order) => {
            let unit = *data.first_chunk::<4>()?;
            let code = match order {
                Order::Big => u32::from_be_bytes(unit),
                _ => u32::from_le_bytes(unit),
            };
            (code, 4)
        }
        _ => return None,
    };
    let c = surrogates::char_of(code).filter(|c| surrogates::is_surrogate(*c))?;
    Some((c, length))
}

fn push_unit(out: &mut Vec<u8>, unit: u32, size: usize, order: Order) {
    match order {
        Order::Big => out.extend_from_slice(&unit.to_be_bytes()[4 - size..]),
        _ => out.extend_from_slice(&unit.to_le_bytes()[..size]),
    }
}

/// What CPython says about bytes that are not UTF-8; `length` as the standard library found it, `None` at the
/// end of the data.
pub(super) fn utf8_problem(bad: &[u8], length: Option<usize>) -> Malformed {
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

pub(super) fn decode_utf16(data: &[u8], big: bool) -> Result<(char, usize), Malformed> {
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
            surrogates::char_of(code).map(|c| (c, 4)).ok_or(REFUSED)
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

pub(super) fn decode_utf32(data: &[u8], big: bool) -> Result<char, Malformed> {
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
        Some(c) if surrogates::is_surrogate(c) => Err(REFUSED),
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
