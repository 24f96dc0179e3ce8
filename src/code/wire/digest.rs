//! [`INSTRUCTION_SET`]: which instructions code consists of.

use crate::code::{
    Awaited, BinaryOp, CompareOp, Conversion, FunctionAttr, Instr, Intrinsic, Special, UnaryOp,
};

/// A digest of the instruction table: of the names of all instructions, of their operands and of all operators, in their
/// order. Code of another table means something else.
pub(crate) const INSTRUCTION_SET: u64 = {
    let mut hash = BASIS;
    let mut index = 0;
    while index < Instr::COUNT {
        let (name, fields) = Instr::TABLE[index];
        hash = digested(hash, name);
        let mut field = 0;
        while field < fields.len() {
            hash = digested(digested(hash, fields[field].0), fields[field].1);
            field += 1;
        }
        index += 1;
    }
    let mut index = 0;
    while index < OPERATORS.len() {
        hash = digested(hash, OPERATORS[index]);
        index += 1;
    }
    hash
};

const OPERATORS: [&str; 8] = [
    BinaryOp::SYMBOLS,
    UnaryOp::SYMBOLS,
    CompareOp::SYMBOLS,
    FunctionAttr::SYMBOLS,
    Conversion::SYMBOLS,
    Special::SYMBOLS,
    Awaited::SYMBOLS,
    Intrinsic::SYMBOLS,
];

/// FNV-1a, which can be computed when the crate is compiled: it tells tables apart, and protects nothing.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// Takes a text and its end into a digest.
const fn digested(mut hash: u64, text: &str) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at <= bytes.len() {
        let byte = if at < bytes.len() { bytes[at] } else { 0xFF };
        hash = (hash ^ byte as u64).wrapping_mul(PRIME);
        at += 1;
    }
    hash
}
