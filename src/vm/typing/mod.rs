//! The evaluator's side of annotations: type parameters, generic aliases, unions.

pub(in crate::vm) mod generic_alias;
pub(crate) mod type_params;
pub(in crate::vm) mod unions;
