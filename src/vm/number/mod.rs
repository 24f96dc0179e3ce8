//! Arithmetic: ints of any size, floats, complex numbers.

pub(in crate::vm) mod arithmetic;
pub(in crate::vm) mod complex_math;
pub(in crate::vm) mod float_math;
pub(in crate::vm) mod int_division;
pub(in crate::vm) mod int_math;
pub(in crate::vm) mod int_product;
pub(in crate::vm) mod int_text;
