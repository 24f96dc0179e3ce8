//! SyntaxError: the message, and the place as a tuple of details.

use super::{field_accessors, refuse_keywords, store_args, text};
use crate::object::field;
use crate::value::{ExceptionKey, Value};
use crate::vm::{Args, NativeDef, Outcome, Vm, natives};

field_accessors! {
    msg set_msg field::SYNTAX_MSG;
    filename set_filename field::SYNTAX_FILENAME;
    lineno set_lineno field::SYNTAX_LINE;
    offset set_offset field::SYNTAX_OFFSET;
    line set_line field::SYNTAX_TEXT;
    end_lineno set_end_lineno field::SYNTAX_END_LINE;
    end_offset set_end_offset field::SYNTAX_END_OFFSET;
    metadata set_metadata field::SYNTAX_METADATA;
    print_file_and_line set_print_file_and_line field::SYNTAX_PRINT_FILE_AND_LINE;
}

pub(super) const METHODS: &[NativeDef] = natives! {
    slot "__init__" => init;
    slot "__str__" => str;
    member "msg" "What is wrong." => msg, set_msg;
    member "filename" "The name of the source." => filename, set_filename;
    member "lineno" "The line, from 1." => lineno, set_lineno;
    member "offset" "The column, from 1." => offset, set_offset;
    member "text" "The line of the source." => line, set_line;
    member "end_lineno" "The line where it ends." => end_lineno, set_end_lineno;
    member "end_offset" "The column where it ends." => end_offset, set_end_offset;
    member "_metadata" => metadata, set_metadata;
    member "print_file_and_line" => print_file_and_line, set_print_file_and_line;
};

/// `SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset]))`
fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    refuse_keywords(vm, exc, args)?;
    store_args(vm, exc, args);
    if let Some(message) = args.opt(1) {
        vm.heap[exc].set_field(field::SYNTAX_MSG, message);
    }
    if args.len() != 3 {
        return Ok(Value::NONE);
    }
    let details = vm.collect(args.get(2))?;
    let count = details.len();
    if count < 4 {
        return Err(vm.type_error(format!(
            "function takes at least 4 arguments ({count} given)"
        )));
    }
    if count > 7 {
        return Err(vm.type_error(format!(
            "function takes at most 7 arguments ({count} given)"
        )));
    }
    for missing in details.len()..7 {
        vm.heap[exc].set_field(field::SYNTAX_FILENAME + missing, Value::UNBOUND);
    }
    for (index, value) in details.iter().enumerate() {
        vm.heap[exc].set_field(field::SYNTAX_FILENAME + index, *value);
    }
    if count == 5 {
        return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
    }
    Ok(Value::NONE)
}

fn str(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let shown = vm.syntax_error_str(exc)?;
    text(vm, shown)
}
