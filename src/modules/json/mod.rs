//! `json`: the scanner and the encoder in Rust; the classes around them are Python (`python/json*.py`).
//!
//! ```text
//!  text   -> scan   -> value, position     (decoder.scan_once)
//!  value  -> encode -> text                (encoder.encode)
//! ```
//!
//! Both recurse on the Rust stack and check how much of it is left.

mod encode;
mod scan;

use super::{add_functions, python};
use crate::value::DictKey;
use crate::vm::{NativeDef, Outcome, Signature, Vm};

pub(crate) const FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("scan", Signature::Positional(3, 3), scan::scan),
    NativeDef::function("scanstring", Signature::Positional(2, 3), scan::scan_string),
    NativeDef::function("encode", Signature::Positional(2, 2), encode::encode),
    NativeDef::function("encode_basestring", Signature::One, |vm, args| {
        encode::quoted(vm, args, false)
    }),
    NativeDef::function("encode_basestring_ascii", Signature::One, |vm, args| {
        encode::quoted(vm, args, true)
    }),
];

/// `_json`, which the parts in Python build on.
pub(crate) fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    add_functions(vm, "_json", dict);
    Ok(())
}

/// `json`
pub(crate) fn fill_package(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    python::run(vm, "json", dict)
}

/// `json.decoder`
pub(crate) fn fill_decoder(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    python::run(vm, "json.decoder", dict)
}

/// `json.encoder`
pub(crate) fn fill_encoder(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    python::run(vm, "json.encoder", dict)
}
