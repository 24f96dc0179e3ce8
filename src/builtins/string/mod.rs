//! `str`: constructor, operators and methods.
//!
//! Methods work on the UTF-8 text; positions that scripts see are code points and are converted at the
//! border ([`span`]).

mod case;
mod classify;
mod construct;
mod encode;
pub(crate) mod join;
mod pad;
mod search;
mod sequence;
mod split;
pub(crate) mod translate;

pub(crate) use construct::TYPE;
pub(crate) use encode::{decode_object, encode_text};

use std::fmt::Display;

use super::class::operators::{hash_method, repr_method};
use super::format::percent::{str_mod, str_rmod};
use super::format::template::{format, format_map};
use super::format::types::format_str;
use crate::value::Value;
use crate::vm::price;
use crate::vm::{Args, NativeDef, Outcome, Vm, asking, natives};

super::class::operators::comparisons!(
    COMPARISONS,
    crate::builtins::class::operators::comparison_method::<0>
);

/// What `str` defines.
pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr_method;
    slot "__str__" => |vm, args| Ok(vm.heap.payload(args.get(0)));
    slot "__hash__" => hash_method;
    slot "__len__" => sequence::len;
    slot "__getitem__" => |vm, args| vm.str_get(args.get(0), args.get(1));
    slot "__contains__" => sequence::contains;
    slot "__iter__" => |vm, args| vm.iter(vm.heap.payload(args.get(0)));
    slot "__add__" => |vm, args| vm.text_concat(args.get(0), args.get(1));
    slot "__mul__" => sequence::repeat;
    slot "__rmul__" => sequence::repeat;
    slot "__mod__" => asking!("__mod__", str_mod);
    slot "__rmod__" => str_rmod;
    method "__format__" => format_str;
    method "__getnewargs__" => |vm, args| {
        let text = receiver_text(vm, args)?;
        let text = vm.heap.new_object(crate::object::Str::new(text));
        Ok(vm.heap.new_tuple(&[text]))
    };
    method "__sizeof__" => sequence::size_of;
    method "capitalize" "($self, /)"
        "A copy whose first character is upper case and all others lower case." => case::capitalize;
    method "casefold" "($self, /)" "A copy for comparing without regard to case." => case::casefold;
    method "center" "($self, width, fillchar=' ', /)" "A copy in the middle of so many characters." => pad::center;
    method "count" "($self, sub[, start[, end]], /)" "How often the value occurs." => search::count;
    method "encode" "($self, /, encoding='utf-8', errors='strict')"
        "The bytes that stand for the text in an encoding." => encode::encode;
    method "endswith" "($self, suffix[, start[, end]], /)"
        "Whether it ends with this, or with one of a tuple." => search::endswith;
    method "expandtabs" "($self, /, tabsize=8)" "A copy with spaces in place of tabs." => pad::expandtabs;
    method "find" "($self, sub[, start[, end]], /)" "The lowest index where this begins, or -1." => search::find;
    method "format" "($self, /, *args, **kwargs)" "The text with its replacement fields filled in." => asking!("format", format);
    method "format_map" "($self, mapping, /)" "As format(**mapping), without a copy of the mapping." => asking!("format_map", format_map);
    method "index" "($self, sub[, start[, end]], /)"
        "The first index of the value; ValueError if it is not there." => search::index;
    method "isalnum" "($self, /)" "Whether there are characters, all letters or digits." => classify::isalnum;
    method "isalpha" "($self, /)" "Whether there are characters, all letters." => classify::isalpha;
    method "isascii" "($self, /)" "Whether all characters are ASCII." => classify::isascii;
    method "isdecimal" "($self, /)" "Whether there are characters, all decimal digits." => classify::isdecimal;
    method "isdigit" "($self, /)" "Whether there are characters, all digits." => classify::isdigit;
    method "isidentifier" "($self, /)" "Whether it could be a name in a program." => classify::isidentifier;
    method "islower" "($self, /)" "Whether there are letters with case, all lower case." => classify::islower;
    method "isnumeric" "($self, /)" "Whether there are characters, all numeric." => classify::isnumeric;
    method "isprintable" "($self, /)" "Whether repr() would escape none of the characters." => classify::isprintable;
    method "isspace" "($self, /)" "Whether there are characters, all white space." => classify::isspace;
    method "istitle" "($self, /)" "Whether words begin with upper case and go on in lower case." => classify::istitle;
    method "isupper" "($self, /)" "Whether there are letters with case, all upper case." => classify::isupper;
    method "join" "($self, iterable, /)" "All parts of an iterable, with this between them." => join::join;
    method "ljust" "($self, width, fillchar=' ', /)" "A copy at the left of so many characters." => pad::ljust;
    method "lower" "($self, /)" "A copy in lower case." => case::lower;
    method "lstrip" "($self, chars=None, /)"
        "A copy without white space, or these characters, at the start." => pad::lstrip;
    static_method "maketrans" "(x, y=<unrepresentable>, z=<unrepresentable>, /)"
        "A table for translate()." => translate::maketrans;
    method "partition" "($self, sep, /)"
        "Three parts: before the separator, the separator, and what follows." => split::partition;
    method "removeprefix" "($self, prefix, /)"
        "A copy without this at the start, if it is there." => search::removeprefix;
    method "removesuffix" "($self, suffix, /)"
        "A copy without this at the end, if it is there." => search::removesuffix;
    method "replace" "($self, old, new, /, count=-1)" "A copy with one text in place of another." => join::replace;
    method "rfind" "($self, sub[, start[, end]], /)" "The highest index where this begins, or -1." => search::rfind;
    method "rindex" "($self, sub[, start[, end]], /)"
        "The highest index where this begins; ValueError if it is not there." => search::rindex;
    method "rjust" "($self, width, fillchar=' ', /)" "A copy at the right of so many characters." => pad::rjust;
    method "rpartition" "($self, sep, /)" "As partition(), at the last separator." => split::rpartition;
    method "rsplit" "($self, /, sep=None, maxsplit=-1)" "As split(), from the right." => split::rsplit;
    method "rstrip" "($self, chars=None, /)"
        "A copy without white space, or these characters, at the end." => pad::rstrip;
    method "split" "($self, /, sep=None, maxsplit=-1)"
        "A list of the parts between separators, or between white space." => split::split;
    method "splitlines" "($self, /, keepends=False)" "A list of the lines." => split::splitlines;
    method "startswith" "($self, prefix[, start[, end]], /)"
        "Whether it starts with this, or with one of a tuple." => search::startswith;
    method "strip" "($self, chars=None, /)"
        "A copy without white space, or these characters, at both ends." => pad::strip;
    method "swapcase" "($self, /)" "A copy with upper and lower case exchanged." => case::swapcase;
    method "title" "($self, /)" "A copy whose words begin with upper case." => case::title;
    method "translate" "($self, table, /)" "A copy with each character looked up in a table." => translate::translate;
    method "upper" "($self, /)" "A copy in upper case." => case::upper;
    method "zfill" "($self, width, /)" "A copy with zeros at the left, behind a sign." => pad::zfill;
};

/// The receiver's text as a copy, paid for.
fn receiver_text(vm: &mut Vm, args: Args<'_>) -> Outcome<String> {
    let len = vm.heap.text(args.get(0)).len();
    vm.charge(len)?;
    vm.budget.burn(price::text(len))?;
    Ok(vm.heap.text(args.get(0)).to_owned())
}

/// An argument that has to be a str: `find() argument 1 must be str, not int`.
pub(crate) fn need_text(vm: &mut Vm, value: Value, what: impl Display) -> Outcome<String> {
    check_text(vm, value, what)?;
    let len = vm.heap.text(value).len();
    vm.charge(len)?;
    vm.budget.burn(price::text(len))?;
    Ok(vm.heap.text(value).to_owned())
}

/// As [`need_text`], for who reads the text where it is.
fn check_text(vm: &mut Vm, value: Value, what: impl Display) -> Outcome<()> {
    if vm.heap.as_text(value).is_some() {
        return Ok(());
    }
    let name = argument_type(vm, value);
    Err(vm.type_error(format!("{what} must be str, not {name}")))
}

/// How CPython's argument parsing names the type of a wrong argument.
pub(crate) fn argument_type(vm: &Vm, value: Value) -> String {
    if value.is_none() {
        "None".to_owned()
    } else {
        vm.type_name(value)
    }
}

/// A result of a method that returns the receiver where nothing changed.
fn same_or_new(vm: &mut Vm, args: Args<'_>, text: &str) -> Value {
    let receiver = args.get(0);
    if receiver
        .as_str()
        .is_some_and(|key| vm.heap[key].byte_len() == text.len() && vm.heap[key].as_str() == text)
    {
        return receiver;
    }
    vm.heap.new_str(text)
}

/// The bounds that `find` and its kin take, fitted to a length; `None`: the start is beyond the end.
pub(crate) fn span(
    vm: &mut Vm,
    start: Option<Value>,
    end: Option<Value>,
    len: usize,
) -> Outcome<Option<(usize, usize)>> {
    let mut fit = |bound: Option<Value>, default: i64| -> Outcome<i64> {
        let bound = match bound {
            Some(bound) => vm.slice_bound(bound)?.unwrap_or(default),
            None => default,
        };
        Ok(if bound < 0 {
            bound.saturating_add(len as i64).max(0)
        } else {
            bound
        })
    };
    let start = fit(start, 0)?;
    let end = fit(end, i64::MAX)?.min(len as i64);
    Ok((start <= end).then_some((start as usize, end as usize)))
}
