//! Sums that tell whether bytes have changed.

/// What a byte does to a CRC-32, whose polynomial is written from the lowest bit, with as many bytes behind it as the
/// number of the table.
static CRC32: [[u32; 256]; 8] = {
    let mut tables = [[0; 256]; 8];
    let mut byte = 0;
    while byte < 256 {
        let mut sum = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 0 {
                sum >> 1
            } else {
                sum >> 1 ^ 0xedb8_8320
            };
            bit += 1;
        }
        tables[0][byte] = sum;
        byte += 1;
    }
    let mut behind = 1;
    while behind < 8 {
        let mut byte = 0;
        while byte < 256 {
            let sum = tables[behind - 1][byte];
            tables[behind][byte] = sum >> 8 ^ tables[0][(sum & 255) as usize];
            byte += 1;
        }
        behind += 1;
    }
    tables
};

/// The CRC-32 of zip files and Ethernet, eight bytes at a time.
pub(super) fn crc32(data: &[u8], start: u32) -> u32 {
    let mut sum = !start;
    let (words, rest) = data.as_chunks::<8>();
    for word in words {
        let word = u64::from_le_bytes(*word) ^ u64::from(sum);
        let bytes = word.to_le_bytes().into_iter().rev();
        sum = bytes
            .zip(&CRC32)
            .fold(0, |sum, (byte, table)| sum ^ table[usize::from(byte)]);
    }
    for byte in rest {
        sum = sum >> 8 ^ CRC32[0][usize::from(sum as u8 ^ byte)];
    }
    !sum
}

/// The CRC-CCITT of BinHex files.
pub(super) fn crc_hqx(data: &[u8], start: u32) -> u32 {
    let add = |mut sum: u16, byte: &u8| {
        sum ^= u16::from(*byte) << 8;
        for _ in 0..8 {
            sum = if sum & 0x8000 == 0 {
                sum << 1
            } else {
                sum << 1 ^ 0x1021
            };
        }
        sum
    };
    data.iter().fold(start as u16, add).into()
}
