//! `int`: constructor, operators and methods.

pub(crate) mod bytes;
pub(crate) mod construct;
mod methods;

pub(crate) use crate::builtins::number::int::construct::TYPE;
pub(crate) use crate::builtins::number::int::methods::{METHODS, reduced};

crate::builtins::class::operators::comparisons!(
    COMPARISONS,
    crate::builtins::class::operators::comparison_method::<1>
);

crate::builtins::class::operators::number_operators!(
    OPERATORS, 1,
    Add "__add__" "__radd__"
    Sub "__sub__" "__rsub__"
    Mul "__mul__" "__rmul__"
    TrueDiv "__truediv__" "__rtruediv__"
    FloorDiv "__floordiv__" "__rfloordiv__"
    Mod "__mod__" "__rmod__"
    LShift "__lshift__" "__rlshift__"
    RShift "__rshift__" "__rrshift__"
    And "__and__" "__rand__"
    Or "__or__" "__ror__"
    Xor "__xor__" "__rxor__"
);
