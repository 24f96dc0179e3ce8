//! UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError.

use super::{field_accessors, get_field, refuse_keywords, set_field, store_args, text};
use crate::object::field;
use crate::value::{ExceptionKey, Tag, Value};
use crate::vm::{Args, NativeDef, Outcome, Vm, natives};

field_accessors! {
    encoding set_encoding field::UNICODE_ENCODING;
    object set_object field::UNICODE_OBJECT;
    reason set_reason field::UNICODE_REASON;
}

/// What all three classes have.
pub(super) const FIELDS: &[NativeDef] = natives! {
    slot "__str__" => str;
    member "encoding" => encoding, set_encoding;
    member "object" => object, set_object;
    member "start" => start, set_start;
    member "end" => end, set_end;
    member "reason" => reason, set_reason;
};

pub(super) const DECODE: &[NativeDef] = natives! {
    slot "__init__" => decode_init;
};

pub(super) const ENCODE: &[NativeDef] = natives! {
    slot "__init__" => encode_init;
};

pub(super) const TRANSLATE: &[NativeDef] = natives! {
    slot "__init__" => translate_init;
};

fn start(vm: &mut Vm, args: Args<'_>) -> Outcome {
    get_field(vm, args, field::UNICODE_START)
}

fn end(vm: &mut Vm, args: Args<'_>) -> Outcome {
    get_field(vm, args, field::UNICODE_END)
}

fn set_start(vm: &mut Vm, args: Args<'_>) -> Outcome {
    set_bound(vm, args, field::UNICODE_START)
}

fn set_end(vm: &mut Vm, args: Args<'_>) -> Outcome {
    set_bound(vm, args, field::UNICODE_END)
}

/// The bounds are C integers: they take ints alone and cannot be deleted.
fn set_bound(vm: &mut Vm, args: Args<'_>, index: usize) -> Outcome {
    let value = args.get(1);
    if value.is_unbound() {
        return Err(vm.type_error("can't delete numeric/char attribute"));
    }
    if value.as_int_or_bool().is_none() && !vm.has_special(value, "__index__") {
        return Err(vm.type_error("an integer is required"));
    }
    set_field(vm, args, index)
}

fn decode_init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    init(vm, args, true, false)
}

fn encode_init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    init(vm, args, true, true)
}

fn translate_init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    init(vm, args, false, true)
}

/// Checks and stores `[encoding,] object, start, end, reason`.
fn init(vm: &mut Vm, args: Args<'_>, with_encoding: bool, of_text: bool) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    refuse_keywords(vm, exc, args)?;
    store_args(vm, exc, args);
    let given = args.pos.get(1..).unwrap_or_default();
    let expected = if with_encoding { 5 } else { 4 };
    if given.len() != expected {
        let count = given.len();
        return Err(vm.type_error(format!(
            "function takes exactly {expected} arguments ({count} given)"
        )));
    }
    let first = usize::from(with_encoding);
    if with_encoding {
        text_argument(vm, given[0], 1)?;
        vm.heap[exc].set_field(field::UNICODE_ENCODING, given[0]);
    }
    let data = given[first];
    if of_text {
        text_argument(vm, data, first + 1)?;
    }
    let start = vm.index(given[first + 1])?;
    let end = vm.index(given[first + 2])?;
    text_argument(vm, given[first + 3], first + 4)?;
    let data = if of_text {
        data
    } else {
        bytes_argument(vm, data)?
    };
    let object = &mut vm.heap[exc];
    object.set_field(field::UNICODE_OBJECT, data);
    object.set_field(field::UNICODE_START, start);
    object.set_field(field::UNICODE_END, end);
    object.set_field(field::UNICODE_REASON, given[first + 3]);
    Ok(Value::NONE)
}

fn text_argument(vm: &mut Vm, value: Value, number: usize) -> Outcome<()> {
    if vm.heap.as_text(value).is_some() {
        return Ok(());
    }
    let given = vm.argument_name(value);
    Err(vm.type_error(format!("argument {number} must be str, not {given}")))
}

fn bytes_argument(vm: &mut Vm, value: Value) -> Outcome {
    let inner = vm.heap.payload(value);
    match inner.tag() {
        Tag::Bytes => Ok(value),
        Tag::ByteArray => {
            let data = inner
                .as_byte_array()
                .map(|key| vm.heap[key].data.clone())
                .unwrap_or_default();
            Ok(vm.heap.new_object(crate::object::Bytes {
                data: data.into(),
                hash: 0,
            }))
        }
        _ => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("a bytes-like object is required, not '{given}'")))
        }
    }
}

fn str(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let shown = vm.unicode_error_str(exc)?;
    text(vm, shown)
}
