//! The evaluator's side of annotations: type parameters, generic aliases, unions.

pub(crate) mod generic_alias;
pub(crate) mod type_params;
pub(crate) mod unions;
