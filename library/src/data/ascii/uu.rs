//! Uuencoding, a line at a time.

use nonlocal::Result;

use super::error;

/// The bytes of a line. What is missing at its end were spaces.
pub(super) fn decode(line: &[u8]) -> Result<Vec<u8>> {
    let Some((&first, mut rest)) = line.split_first() else {
        return Err(error("Missing length byte"));
    };
    let length = usize::from(first.wrapping_sub(b' ') & 63);
    let mut data = Vec::with_capacity(64);
    let (mut bits, mut count) = (0_u32, 0);
    while data.len() < length {
        let value = match rest.split_first() {
            None => 0,
            Some((&byte, after)) => {
                rest = after;
                match byte {
                    b'\n' | b'\r' => 0,
                    b' '..=b'`' => (byte - b' ') & 63,
                    _ => return Err(error("Illegal char")),
                }
            }
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            data.push((bits >> count) as u8);
        }
    }
    match rest.iter().all(|byte| b" `\r\n".contains(byte)) {
        true => Ok(data),
        false => Err(error("Trailing garbage")),
    }
}

/// The line for bytes, with the letter that stands for zero.
pub(super) fn encode(data: &[u8], zero: u8) -> Result<Vec<u8>> {
    if data.len() > 45 {
        return Err(error("At most 45 bytes at once"));
    }
    let letter = |value: u32| match value as u8 & 63 {
        0 => zero,
        value => value + b' ',
    };
    let mut line = vec![letter(data.len() as u32)];
    for part in data.chunks(3) {
        let byte = |index: usize| u32::from(part.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        line.extend([bits >> 18, bits >> 12, bits >> 6, bits].map(letter));
    }
    line.push(b'\n');
    Ok(line)
}
