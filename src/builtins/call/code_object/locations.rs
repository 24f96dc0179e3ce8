//! `co_linetable`: the positions of the instructions as bytes, in the form that CPython 3.14 documents
//! (`InternalDocs/locations`), so that tools which parse it find what `co_positions()` says.
//!
//! ```text
//!  entry:   1 | code (4 bits) | instructions - 1 (3 bits), then what the code asks for
//!  code 14: line delta, lines spanned, first column + 1, end column + 1
//!  code 15: no position
//! ```
//!
//! Numbers are little-endian groups of six bits, bit 6 says that more follow; signed ones carry the sign
//! in their lowest bit. We write the codes 14 and 15 only, and read all of them.

use crate::code::{CodeObject, Position};

/// Instructions that one entry can cover.
const MAX_RUN: usize = 8;

/// The table of the call and all instructions.
pub(in crate::builtins::call::code_object) fn encode(code: &CodeObject) -> Vec<u8> {
    let mut out = Vec::new();
    let mut line = i64::from(code.firstlineno);
    if super::is_placeless(code) {
        push_entry(&mut out, None, 1, &mut line);
    } else {
        push_entry(&mut out, Some(super::call_position(code)), 1, &mut line);
    }
    encode_rows(&mut out, &code.positions, &mut line);
    out
}

fn encode_rows(out: &mut Vec<u8>, positions: &[Position], line: &mut i64) {
    let mut at = 0;
    while at < positions.len() {
        let position = positions[at];
        let run = positions[at..]
            .iter()
            .take(MAX_RUN)
            .take_while(|p| **p == position)
            .count();
        at += run;
        let known = (position.line != 0).then_some(position);
        push_entry(out, known, run, line);
    }
}

/// One entry, for `run` instructions.
fn push_entry(out: &mut Vec<u8>, position: Option<Position>, run: usize, line: &mut i64) {
    let code = if position.is_some() { 14 } else { 15 };
    out.push(0x80 | code << 3 | (run - 1) as u8);
    let Some(position) = position else { return };
    push_signed(out, i64::from(position.line) - *line);
    *line = i64::from(position.line);
    let span = position.end_line.saturating_sub(position.line);
    push_number(out, span.into());
    for column in [position.col, position.end_col] {
        push_number(out, u64::from(column) + 1);
    }
}

/// The positions of `count` instructions, after the entry of the call; those that the table does not reach have none.
pub(in crate::builtins::call::code_object) fn decode(
    table: &[u8],
    firstlineno: u32,
    count: usize,
) -> Vec<Position> {
    let mut positions = Vec::new();
    let mut line = i64::from(firstlineno);
    let mut bytes = table.iter().copied();
    while positions.len() <= count {
        let Some(first) = bytes.next() else { break };
        let (code, run) = (first >> 3 & 0xf, usize::from(first & 7) + 1);
        let position = read_entry(code, &mut bytes, &mut line);
        positions.extend(std::iter::repeat_n(position, run));
    }
    positions.resize(count + 1, Position::default());
    positions.remove(0);
    positions
}

fn read_entry(code: u8, bytes: &mut impl Iterator<Item = u8>, line: &mut i64) -> Position {
    let at = |line: i64| u32::try_from(line).unwrap_or(0);
    let column = |number: u64| u32::try_from(number.saturating_sub(1)).unwrap_or(0);
    match code {
        0..=9 => {
            let second = bytes.next().unwrap_or(0);
            let col = u32::from(code) << 3 | u32::from(second >> 4);
            Position {
                line: at(*line),
                end_line: at(*line),
                col,
                end_col: col + u32::from(second & 0xf),
            }
        }
        10..=12 => {
            *line += i64::from(code) - 10;
            let (col, end_col) = (
                bytes.next().unwrap_or(0).into(),
                bytes.next().unwrap_or(0).into(),
            );
            Position {
                line: at(*line),
                end_line: at(*line),
                col,
                end_col,
            }
        }
        13 => {
            *line = line.saturating_add(read_signed(bytes));
            Position {
                line: at(*line),
                end_line: at(*line),
                col: 0,
                end_col: 0,
            }
        }
        14 => {
            *line = line.saturating_add(read_signed(bytes));
            let span = i64::try_from(read_number(bytes)).unwrap_or(0);
            let (col, end_col) = (column(read_number(bytes)), column(read_number(bytes)));
            Position {
                line: at(*line),
                end_line: at(line.saturating_add(span)),
                col,
                end_col,
            }
        }
        _ => Position::default(),
    }
}

fn push_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 64 {
        out.push(0x40 | (number & 0x3f) as u8);
        number >>= 6;
    }
    out.push(number as u8);
}

fn push_signed(out: &mut Vec<u8>, number: i64) {
    push_number(out, number.unsigned_abs() << 1 | u64::from(number < 0));
}

fn read_number(bytes: &mut impl Iterator<Item = u8>) -> u64 {
    let mut number = 0;
    let mut shift = 0;
    for byte in bytes {
        if shift < 60 {
            number |= u64::from(byte & 0x3f) << shift;
        }
        shift += 6;
        if byte & 0x40 == 0 {
            break;
        }
    }
    number
}

fn read_signed(bytes: &mut impl Iterator<Item = u8>) -> i64 {
    let number = read_number(bytes);
    let size = i64::try_from(number >> 1).unwrap_or(0);
    if number & 1 == 0 { size } else { -size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_survive_the_table() {
        let here = Position {
            line: 7,
            end_line: 9,
            col: 4,
            end_col: 300,
        };
        let before = Position {
            line: 3,
            end_line: 3,
            col: 0,
            end_col: 1,
        };
        let mut positions = vec![here; 11];
        positions.extend([Position::default(), before, here]);
        let (mut table, mut line) = (Vec::new(), 5);
        push_entry(&mut table, Some(before), 1, &mut line);
        encode_rows(&mut table, &positions, &mut line);
        assert_eq!(decode(&table, 5, positions.len()), positions);
        assert_eq!(decode(&[], 5, 2), [Position::default(); 2]);
    }
}
