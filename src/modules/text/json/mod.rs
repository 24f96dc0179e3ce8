//! `json`: the scanner and the encoder in Rust; the classes around them are Python (`json.py`, `decoder.py`, `encoder.py`).
//!
//! ```text
//!  text   -> scan   -> value, position     (decoder.scan_once)
//!  value  -> encode -> text                (encoder.encode)
//! ```
//!
//! Both recurse on the Rust stack and check how much of it is left.

mod encode;
mod scan;

use crate::vm::{ModuleDef, NativeDef, natives};

pub(crate) const NATIVE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    ..ModuleDef::new("_json")
};

pub(crate) const PACKAGE: ModuleDef = ModuleDef::python("json", &[("json", python!("json.py"))]);

pub(crate) const DECODER: ModuleDef =
    ModuleDef::python("json.decoder", &[("json.decoder", python!("decoder.py"))]);

pub(crate) const ENCODER: ModuleDef =
    ModuleDef::python("json.encoder", &[("json.encoder", python!("encoder.py"))]);

const FUNCTIONS: &[NativeDef] = natives! {
    function "scan" "($module, options, text, index, /)"
        "The value at an index of a text and where it ends." => scan::scan;
    function "scanstring" "string, end[, strict], /"
        "The string at an index of a text and where it ends." => scan::scan_string;
    function "encode" "($module, value, options, /)" "The text of a value." => encode::encode;
    function "encode_basestring" "($self, object, /)" "A string as JSON." => |vm, args| encode::quoted(vm, args, false);
    function "encode_basestring_ascii" "($self, object, /)"
        "A string as JSON, in ASCII." => |vm, args| encode::quoted(vm, args, true);
};
