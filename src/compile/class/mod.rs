//! Class statements and the scopes of type parameters.

pub(in crate::compile) mod classes;
pub(in crate::compile) mod super_calls;
pub(in crate::compile) mod type_params;
