//! The `is..` methods.

use crate::text::{names, unicode};
use crate::value::Value;
use crate::vm::{Args, Outcome, Vm};

/// Whether a text is not empty and consists of such characters.
fn all(vm: &mut Vm, args: Args<'_>, test: fn(char) -> bool) -> Outcome {
    vm.look_at(args.get(0))?;
    let text = vm.heap.text(args.get(0));
    let other = vm.budget.find_char(text, |c| !test(c))?;
    Ok(Value::bool(!text.is_empty() && other.is_none()))
}

macro_rules! all_of {
    ($($name:ident $test:expr;)*) => {
        $(pub(super) fn $name(vm: &mut Vm, args: Args<'_>) -> Outcome {
            all(vm, args, $test)
        })*
    };
}

all_of! {
    isalnum unicode::is_alnum;
    isalpha unicode::is_alpha;
    isdecimal unicode::is_decimal;
    isdigit unicode::is_digit;
    isnumeric unicode::is_numeric;
    isspace unicode::is_space;
}

pub(super) fn isascii(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let text = vm.heap.payload(args.get(0)).as_str();
    Ok(Value::bool(text.is_none_or(|key| vm.heap[key].is_ascii())))
}

pub(super) fn isprintable(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.look_at(args.get(0))?;
    let text = vm.heap.text(args.get(0));
    let other = vm.budget.find_char(text, |c| !unicode::is_printable(c))?;
    Ok(Value::bool(other.is_none()))
}

pub(super) fn isidentifier(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.look_at(args.get(0))?;
    Ok(Value::bool(names::is_identifier(vm.heap.text(args.get(0)))))
}

/// Whether there are characters with the case and none with another.
fn one_case(
    vm: &mut Vm,
    args: Args<'_>,
    wanted: fn(char) -> bool,
    other: fn(char) -> bool,
) -> Outcome {
    vm.look_at(args.get(0))?;
    let text = vm.heap.text(args.get(0));
    let mut any = false;
    let found = vm.budget.find_char(text, |c| {
        any |= wanted(c);
        other(c) || unicode::is_titlecase(c)
    })?;
    Ok(Value::bool(any && found.is_none()))
}

pub(super) fn islower(vm: &mut Vm, args: Args<'_>) -> Outcome {
    one_case(vm, args, unicode::is_lower, unicode::is_upper)
}

pub(super) fn isupper(vm: &mut Vm, args: Args<'_>) -> Outcome {
    one_case(vm, args, unicode::is_upper, unicode::is_lower)
}

pub(super) fn istitle(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.look_at(args.get(0))?;
    let text = vm.heap.text(args.get(0));
    let (mut any, mut after_cased) = (false, false);
    // Words begin in upper or title case and go on in lower case.
    let found = vm.budget.find_char(text, |c| {
        let begins = unicode::is_upper(c) || unicode::is_titlecase(c);
        let cased = begins || unicode::is_lower(c);
        let wrong = cased && begins == after_cased;
        any |= cased;
        after_cased = cased;
        wrong
    })?;
    Ok(Value::bool(any && found.is_none()))
}
