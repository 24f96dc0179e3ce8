//! Functions and their calls: definitions, parameters, annotations, docstrings, arguments.

pub(in crate::compile) mod annotations;
pub(in crate::compile) mod calls;
pub(in crate::compile) mod docstring;
pub(in crate::compile) mod functions;
pub(in crate::compile) mod temporaries;
