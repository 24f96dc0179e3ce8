//! Arithmetic: ints of any size, floats, complex numbers.
//!
//! ```text
//!  operator -> arithmetic: both numbers -> int_math, float_math, complex_math
//!                          otherwise    -> special methods of the operands
//! ```
//!
//! Input: an operator and its operands. Output: a value, or the exception that CPython raises. Long products,
//! quotients and texts check the limits of the run on the way (`int_product`, `int_division`, `int_text`).
//!
//! Invariant: an int that fits into 64 bits is never a big int.

pub(crate) mod arithmetic;
pub(crate) mod complex_math;
pub(crate) mod float_math;
pub(crate) mod int_division;
pub(crate) mod int_math;
pub(crate) mod int_product;
pub(crate) mod int_text;
pub(crate) mod operators;
