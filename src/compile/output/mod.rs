//! What the visitors write into: units, registers, instructions, jumps, and the code object at the end.

pub(in crate::compile) mod assemble;
pub(in crate::compile) mod emit;
pub(in crate::compile) mod flow;
pub(in crate::compile) mod registers;
pub(in crate::compile) mod unit;
