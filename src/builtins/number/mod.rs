//! `int`, `bool`, `float`, `complex`, and the functions of numbers.

pub(crate) mod boolean;
pub(crate) mod complex;
pub(crate) mod float;
pub(crate) mod int;
pub(crate) mod numeric_functions;
