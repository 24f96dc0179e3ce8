//! What a host hands to scripts: functions, types, objects and modules written in Rust.

pub(in crate::embed) mod binding;
pub(in crate::embed) mod call;
pub(in crate::embed) mod data;
pub(in crate::embed) mod function;
pub(in crate::embed) mod host_arg;
pub(in crate::embed) mod host_type;
pub(in crate::embed) mod iterate;
pub(in crate::embed) mod method;
pub(in crate::embed) mod module;
pub(in crate::embed) mod object;
pub(in crate::embed) mod state;
