//! Arithmetic: ints of any size, floats, complex numbers.

pub(crate) mod arithmetic;
pub(crate) mod complex_math;
pub(crate) mod float_math;
pub(crate) mod int_division;
pub(crate) mod int_math;
pub(crate) mod int_product;
pub(crate) mod int_text;
