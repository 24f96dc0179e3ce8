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
use crate::vm::{NativeDef, Outcome, Vm, natives};

pub(crate) const FUNCTIONS: &[NativeDef] = natives! {
    function "scan" "($module, options, text, index, /)"
        "The value at an index of a text and where it ends." => scan::scan;
    function "scanstring" "string, end[, strict], /"
        "The string at an index of a text and where it ends." => scan::scan_string;
    function "encode" "($module, value, options, /)" "The text of a value." => encode::encode;
    function "encode_basestring" "($self, object, /)" "A string as JSON." => |vm, args| encode::quoted(vm, args, false);
    function "encode_basestring_ascii" "($self, object, /)"
        "A string as JSON, in ASCII." => |vm, args| encode::quoted(vm, args, true);
};

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
