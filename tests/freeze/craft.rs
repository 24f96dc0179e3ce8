//! Bytes of programs that no compiler and no builder makes, piece by piece.

use nonlocal::{Instr, Program, Reg};

/// Bytes behind the header of a program.
pub(super) struct Craft(Vec<u8>);

/// How long the header is.
pub(super) const HEADER: usize = 24;

impl Craft {
    /// A function of no text.
    pub(super) fn function() -> Self {
        let program = Program::compile("f.py", "").expect("it is right");
        let mut bytes = program.to_bytes().expect("it is written");
        bytes.truncate(HEADER);
        Self(bytes).numbers([2, 0])
    }

    /// Adds a number.
    pub(super) fn number(mut self, mut number: u64) -> Self {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
        self
    }

    /// Adds numbers.
    pub(super) fn numbers(self, numbers: impl IntoIterator<Item = u64>) -> Self {
        numbers.into_iter().fold(self, Self::number)
    }

    /// Adds the beginning of a code object up to its constants: all its names are the text 0, which is new in the first.
    pub(super) fn code(self, first: bool) -> Self {
        let named = match first {
            true => self.numbers([0, 1, u64::from(b'f'), 0, 0]),
            false => self.numbers([0, 0, 0]),
        };
        // The line, the parameters, the flags of a function, no variables and no names.
        named.numbers([1, 0, 0, 0, 3, 0, 0, 0, 0])
    }

    /// Adds the rest of a code object behind its children: it returns 7.
    pub(super) fn returning(self) -> Self {
        let (dst, src) = (Reg(0), Reg(0));
        let load = Instr::LoadInt { dst, value: 7 }.opcode();
        let give = Instr::Return { src }.opcode();
        let craft = self.numbers([2, load.into(), 0, 14, give.into(), 0]);
        // Two places, two counts of live registers, no handlers, no slots, one register, no caches.
        let craft = craft.numbers([2, 2, 0, 0, 0, 0, 0, 0, 0]);
        craft.numbers([2, 1, 1, 0, 0, 0, 1, 0])
    }

    pub(super) fn bytes(self) -> Vec<u8> {
        self.0
    }

    /// What loading says.
    pub(super) fn refused(self) -> String {
        let error = Program::from_bytes(&self.0).expect_err("it is refused");
        error.to_string()
    }
}
