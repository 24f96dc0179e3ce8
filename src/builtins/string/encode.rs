//! `str.encode`, and the decoding that `str()` and `bytes.decode` share.

use crate::builtins::codecs;
use crate::builtins::codecs::decode_bytes;
use crate::builtins::string::need_text;
use crate::value::Value;
use crate::vm::{Args, Outcome, Vm};

/// The text of an optional argument: `encode() argument 'encoding' must be str, not int`.
fn codec_argument(
    vm: &mut Vm,
    value: Option<Value>,
    function: &str,
    name: &str,
    default: &str,
) -> Outcome<String> {
    match value {
        None => Ok(default.to_owned()),
        Some(value) => {
            let text = need_text(vm, value, format_args!("{function}() argument '{name}'"))?;
            if text.contains('\0') {
                Err(vm.value_error("embedded null character"))
            } else {
                Ok(text)
            }
        }
    }
}

pub(super) fn encode(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let data = encode_text(vm, args.get(0), args.get(1), args.get(2), "encode")?;
    Ok(vm.heap.new_bytes(data))
}

/// Encoding and errors, which have their defaults where they are unbound.
fn codec_arguments(
    vm: &mut Vm,
    encoding: Value,
    errors: Value,
    function: &str,
) -> Outcome<(String, String)> {
    let given = |value: Value| Some(value).filter(|value| value.is_bound());
    let encoding = codec_argument(vm, given(encoding), function, "encoding", "utf-8")?;
    let errors = codec_argument(vm, given(errors), function, "errors", "strict")?;
    Ok((encoding, errors))
}

/// The bytes of a str; unbound encoding and errors have their defaults.
pub(crate) fn encode_text(
    vm: &mut Vm,
    text: Value,
    encoding: Value,
    errors: Value,
    function: &str,
) -> Outcome<Vec<u8>> {
    let (encoding, errors) = codec_arguments(vm, encoding, errors, function)?;
    codecs::encode_text(vm, vm.heap.payload(text), &encoding, &errors)
}

/// The str of a bytes-like object; unbound encoding and errors have their defaults.
pub(crate) fn decode_object(
    vm: &mut Vm,
    data: Value,
    encoding: Value,
    errors: Value,
    function: &str,
) -> Outcome {
    let (encoding, errors) = codec_arguments(vm, encoding, errors, function)?;
    let data = vm.heap.payload(data);
    // For empty bytes CPython makes a str without checking the encoding.
    if vm.heap.as_bytes_like(data).is_some_and(<[u8]>::is_empty) {
        return Ok(vm.heap.new_str(""));
    }
    let text = decode_bytes(vm, data, &encoding, &errors)?;
    Ok(vm.heap.new_string(text))
}
