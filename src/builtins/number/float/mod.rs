//! `float`: constructor, operators and methods.

pub(crate) mod construct;
mod hex;
mod methods;
mod round;

pub(crate) use crate::builtins::number::float::construct::{TYPE, parse_float};
pub(crate) use crate::builtins::number::float::methods::METHODS;

crate::builtins::class::operators::comparisons!(
    COMPARISONS,
    crate::builtins::class::operators::comparison_method::<2>
);

crate::builtins::class::operators::number_operators!(
    OPERATORS, 2,
    Add "__add__" "__radd__"
    Sub "__sub__" "__rsub__"
    Mul "__mul__" "__rmul__"
    TrueDiv "__truediv__" "__rtruediv__"
    FloorDiv "__floordiv__" "__rfloordiv__"
    Mod "__mod__" "__rmod__"
);
