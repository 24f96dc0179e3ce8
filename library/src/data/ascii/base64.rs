//! Base64.

use nonlocal::Result;

use super::error;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What a byte that is no letter of the alphabet has in [`VALUES`].
const NONE: u8 = 64;

static VALUES: [u8; 256] = {
    let mut values = [NONE; 256];
    let mut value = 0;
    while value < 64 {
        values[ALPHABET[value] as usize] = value as u8;
        value += 1;
    }
    values
};

/// The text for bytes, with a line's end behind it if that is wanted.
pub(super) fn encode(data: &[u8], line: bool) -> Vec<u8> {
    let mut text = Vec::with_capacity(data.len().div_ceil(3) * 4 + 1);
    for part in data.chunks(3) {
        let mut bits = 0_u32;
        for index in 0..3 {
            bits = bits << 8 | u32::from(part.get(index).copied().unwrap_or(0));
        }
        let letter = |index: u32| ALPHABET[(bits >> (18 - 6 * index) & 63) as usize];
        let mut quad = [letter(0), letter(1), letter(2), letter(3)];
        quad[part.len() + 1..].fill(b'=');
        text.extend(quad);
    }
    if line {
        text.push(b'\n');
    }
    text
}

/// The bytes that a text stands for. What is no letter of the alphabet is passed over, and padding that comes too early,
/// unless they are forbidden.
pub(super) fn decode(text: &[u8], strict: bool) -> Result<Vec<u8>> {
    let mut data = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut letters, mut bits, mut pads) = (0_usize, 0_u32, 0);
    for (index, &byte) in text.iter().enumerate() {
        let place = letters % 4;
        if byte == b'=' {
            if strict {
                match (index, place) {
                    (0, _) => return Err(error("Leading padding not allowed")),
                    (_, 1) => return Err(lone(letters)),
                    _ if place == 0 || place + pads == 4 => {
                        return Err(error("Excess padding not allowed"));
                    }
                    _ => {}
                }
            }
            if place >= 2 && pads < 2 {
                pads += 1;
            }
            continue;
        }
        let value = VALUES[usize::from(byte)];
        if value == NONE {
            if strict {
                return Err(error("Only base64 data is allowed"));
            }
            continue;
        }
        if pads > 0 && strict {
            return Err(error(match place + pads {
                4 => "Excess data after padding",
                _ => "Discontinuous padding not allowed",
            }));
        }
        pads = 0;
        letters += 1;
        bits = bits << 6 | u32::from(value);
        match place {
            0 => {}
            1 => data.push((bits >> 4) as u8),
            2 => data.push((bits >> 2) as u8),
            _ => data.push(bits as u8),
        }
    }
    match letters % 4 {
        0 => Ok(data),
        1 => Err(lone(letters)),
        place if place + pads < 4 => Err(error("Incorrect padding")),
        _ => Ok(data),
    }
}

/// The error of one letter too many.
fn lone(letters: usize) -> nonlocal::Error {
    error(format!(
        "Invalid base64-encoded string: number of data characters ({letters}) cannot be 1 more than a multiple of 4"
    ))
}
