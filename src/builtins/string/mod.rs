//! `str`: constructor, operators and methods.
//!
//! Methods work on the UTF-8 text; positions that scripts see are code points and are converted at the
//! border ([`span`]).

mod case;
mod classify;
mod construct;
mod encode;
mod join;
mod pad;
mod search;
mod sequence;
mod split;
mod translate;

pub(crate) use construct::new;
pub(crate) use encode::{decode_object, encode_text};

use super::class::operators::{hash_method, repr_method};
use super::format::percent::{str_mod, str_rmod};
use super::format::template::{format, format_map};
use super::format::types::format_str;
use crate::value::Value;
use crate::vm::{Args, NativeDef, Outcome, Params, Signature, Vm};

super::class::operators::comparisons!(COMPARISONS, 0);

const REPLACE: Params = Params {
    names: &["old", "new", "count"],
    posonly: 2,
    kwonly: 3,
    required: 2,
};
const SPLIT: Params = Params {
    names: &["sep", "maxsplit"],
    posonly: 0,
    kwonly: 2,
    required: 0,
};
const SPLITLINES: Params = Params {
    names: &["keepends"],
    posonly: 0,
    kwonly: 1,
    required: 0,
};
const EXPANDTABS: Params = Params {
    names: &["tabsize"],
    posonly: 0,
    kwonly: 1,
    required: 0,
};
const ENCODE: Params = Params {
    names: &["encoding", "errors"],
    posonly: 0,
    kwonly: 2,
    required: 0,
};

/// What `str` defines.
pub(crate) const METHODS: &[NativeDef] = &[
    NativeDef::slot("__repr__", Signature::NoArgs, repr_method),
    NativeDef::slot("__str__", Signature::NoArgs, |vm, args| {
        Ok(vm.payload(args.get(0)))
    }),
    NativeDef::slot("__hash__", Signature::NoArgs, hash_method),
    NativeDef::slot("__len__", Signature::NoArgs, sequence::len),
    NativeDef::slot("__getitem__", Signature::One, |vm, args| {
        vm.str_get(args.get(0), args.get(1))
    }),
    NativeDef::slot("__contains__", Signature::One, sequence::contains),
    NativeDef::slot("__iter__", Signature::NoArgs, |vm, args| {
        vm.iter(vm.payload(args.get(0)))
    }),
    NativeDef::slot("__add__", Signature::One, |vm, args| {
        vm.text_concat(args.get(0), args.get(1))
    }),
    NativeDef::slot("__mul__", Signature::One, sequence::repeat),
    NativeDef::slot("__rmul__", Signature::One, sequence::repeat),
    NativeDef::slot("__mod__", Signature::One, str_mod),
    NativeDef::slot("__rmod__", Signature::One, str_rmod),
    NativeDef::method("__format__", Signature::One, format_str),
    NativeDef::method("__getnewargs__", Signature::NoArgs, |vm, args| {
        let text = vm.text(args.get(0)).to_owned();
        let text = vm.alloc(crate::object::Str::new(text));
        Ok(vm.new_tuple(&[text]))
    }),
    NativeDef::method("__sizeof__", Signature::NoArgs, sequence::size_of),
    NativeDef::method("capitalize", Signature::NoArgs, case::capitalize),
    NativeDef::method("casefold", Signature::NoArgs, case::casefold),
    NativeDef::method("center", Signature::Positional(1, 2), pad::center),
    NativeDef::method("count", Signature::Positional(1, 3), search::count),
    NativeDef::method("encode", Signature::Params(&ENCODE), encode::encode),
    NativeDef::method("endswith", Signature::Positional(1, 3), search::endswith),
    NativeDef::method(
        "expandtabs",
        Signature::Params(&EXPANDTABS),
        pad::expandtabs,
    ),
    NativeDef::method("find", Signature::Positional(1, 3), search::find),
    NativeDef::method("format", Signature::Raw, format),
    NativeDef::method("format_map", Signature::One, format_map),
    NativeDef::method("index", Signature::Positional(1, 3), search::index),
    NativeDef::method("isalnum", Signature::NoArgs, classify::isalnum),
    NativeDef::method("isalpha", Signature::NoArgs, classify::isalpha),
    NativeDef::method("isascii", Signature::NoArgs, classify::isascii),
    NativeDef::method("isdecimal", Signature::NoArgs, classify::isdecimal),
    NativeDef::method("isdigit", Signature::NoArgs, classify::isdigit),
    NativeDef::method("isidentifier", Signature::NoArgs, classify::isidentifier),
    NativeDef::method("islower", Signature::NoArgs, classify::islower),
    NativeDef::method("isnumeric", Signature::NoArgs, classify::isnumeric),
    NativeDef::method("isprintable", Signature::NoArgs, classify::isprintable),
    NativeDef::method("isspace", Signature::NoArgs, classify::isspace),
    NativeDef::method("istitle", Signature::NoArgs, classify::istitle),
    NativeDef::method("isupper", Signature::NoArgs, classify::isupper),
    NativeDef::method("join", Signature::One, join::join),
    NativeDef::method("ljust", Signature::Positional(1, 2), pad::ljust),
    NativeDef::method("lower", Signature::NoArgs, case::lower),
    NativeDef::method("lstrip", Signature::Positional(0, 1), pad::lstrip),
    NativeDef::static_method(
        "maketrans",
        Signature::Positional(1, 3),
        translate::maketrans,
    ),
    NativeDef::method("partition", Signature::One, split::partition),
    NativeDef::method("removeprefix", Signature::One, search::removeprefix),
    NativeDef::method("removesuffix", Signature::One, search::removesuffix),
    NativeDef::method("replace", Signature::Params(&REPLACE), join::replace),
    NativeDef::method("rfind", Signature::Positional(1, 3), search::rfind),
    NativeDef::method("rindex", Signature::Positional(1, 3), search::rindex),
    NativeDef::method("rjust", Signature::Positional(1, 2), pad::rjust),
    NativeDef::method("rpartition", Signature::One, split::rpartition),
    NativeDef::method("rsplit", Signature::Params(&SPLIT), split::rsplit),
    NativeDef::method("rstrip", Signature::Positional(0, 1), pad::rstrip),
    NativeDef::method("split", Signature::Params(&SPLIT), split::split),
    NativeDef::method(
        "splitlines",
        Signature::Params(&SPLITLINES),
        split::splitlines,
    ),
    NativeDef::method(
        "startswith",
        Signature::Positional(1, 3),
        search::startswith,
    ),
    NativeDef::method("strip", Signature::Positional(0, 1), pad::strip),
    NativeDef::method("swapcase", Signature::NoArgs, case::swapcase),
    NativeDef::method("title", Signature::NoArgs, case::title),
    NativeDef::method("translate", Signature::One, translate::translate),
    NativeDef::method("upper", Signature::NoArgs, case::upper),
    NativeDef::method("zfill", Signature::One, pad::zfill),
];

impl Vm {
    /// The receiver's text as a copy, paid for.
    fn receiver_text(&mut self, args: Args<'_>) -> Outcome<String> {
        let len = self.text(args.get(0)).len();
        self.charge(len)?;
        self.tick(len as u64 / 64)?;
        Ok(self.text(args.get(0)).to_owned())
    }

    /// An argument that has to be a str: `find() argument 1 must be str, not int`.
    pub(crate) fn need_text(&mut self, value: Value, what: &str) -> Outcome<String> {
        match self.as_text(value).map(str::to_owned) {
            Some(text) => {
                self.charge(text.len())?;
                Ok(text)
            }
            None => {
                let name = self.argument_type(value);
                Err(self.type_error(format!("{what} must be str, not {name}")))
            }
        }
    }

    /// How CPython's argument parsing names the type of a wrong argument.
    pub(crate) fn argument_type(&self, value: Value) -> String {
        if value.is_none() {
            "None".to_owned()
        } else {
            self.type_name(value)
        }
    }

    /// A result of a method that returns the receiver where nothing changed.
    fn same_or_new(&mut self, args: Args<'_>, text: &str) -> Value {
        let receiver = args.get(0);
        if receiver.as_str().is_some_and(|key| {
            self.heap[key].byte_len() == text.len() && self.heap[key].as_str() == text
        }) {
            return receiver;
        }
        self.new_str(text)
    }
}

/// The bounds that `find` and its kin take, fitted to a length; none: the start is beyond the end.
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
