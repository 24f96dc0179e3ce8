//! What annotations are made of: type parameters, generic aliases, unions.

pub(crate) mod generic_alias;
pub(crate) mod type_params;
pub(crate) mod union;
