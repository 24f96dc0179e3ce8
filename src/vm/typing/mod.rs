//! The evaluator's side of annotations: the functions that evaluate them, type parameters, generic aliases, unions.
//!
//! Input: the operands of `def f[T]`, `class C[T]`, `type X = ..`, `list[int]` and `int | str`. Output: the
//! objects that stand for them. Where a script has loaded the module `typing`, its functions take part; without
//! it, no module is loaded for the sake of an annotation. Neighbours: `modules::typing` has the methods of these
//! objects.
//!
//! Invariant: an annotation is evaluated by a call of the function that the compiler made of it, and by nothing else.

mod annotations;
pub(crate) mod generic_alias;
pub(crate) mod type_params;
pub(crate) mod unions;
