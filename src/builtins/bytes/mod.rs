//! `bytes` and `bytearray`: constructors, operators and methods.
//!
//! Most methods are the same for both: they work on the bytes of the receiver and give an object of its
//! kind.

mod construct;
mod methods;
mod mutable;
mod search;
mod split;

pub(crate) use methods::hex_text;

use super::class::operators::{hash_method, repr_method};
use super::format::percent::{bytes_mod, bytes_rmod};
use super::memory_view::{buffer_of, release_buffer};
use crate::value::Value;
use crate::vm::{NativeDef, TypeDef, natives};

super::class::operators::comparisons!(
    COMPARISONS,
    crate::builtins::class::operators::comparison_method::<0>
);

/// `bytes` and `bytearray`.
pub(crate) const TYPES: &[TypeDef] = &[construct::BYTES_TYPE, construct::BYTE_ARRAY_TYPE];

/// What only `bytes` defines.
pub(crate) const BYTES: &[NativeDef] = natives! {
    slot "__hash__" => hash_method;
    slot "__getitem__" => |vm, args| methods::get_item(vm, args, "byte", "index out of range");
    method "__bytes__" => |vm, args| Ok(vm.heap.payload(args.get(0)));
    method "__getnewargs__" => |vm, args| {
        let data = vm.heap.payload(args.get(0));
        Ok(vm.heap.new_tuple(&[data]))
    };
    method "__sizeof__" => |vm, args| Ok(Value::int(33 + methods::len(vm, args.get(0)) as i64));
};

/// What `bytes` and `bytearray` share.
pub(crate) const SHARED: &[NativeDef] = natives! {
    slot "__repr__" => repr_method;
    slot "__str__" => repr_method;
    slot "__len__" => |vm, args| Ok(Value::int(methods::len(vm, args.get(0)) as i64));
    slot "__contains__" => search::contains;
    slot "__iter__" => methods::iter;
    slot "__buffer__" => buffer_of;
    slot "__add__" => |vm, args| vm.bytes_concat(args.get(0), args.get(1));
    slot "__mul__" => methods::repeat;
    slot "__rmul__" => methods::repeat;
    slot "__mod__" => bytes_mod;
    slot "__rmod__" => bytes_rmod;
    method "capitalize" "($self, /)"
        "A copy whose first character is upper case and all others lower case." => methods::capitalize;
    method "center" "($self, width, fillchar=b' ', /)" "A copy in the middle of so many characters." => methods::center;
    method "count" "($self, sub[, start[, end]], /)" "How often the value occurs." => search::count;
    method "decode" "($self, /, encoding='utf-8', errors='strict')"
        "The text that the bytes stand for in an encoding." => methods::decode;
    method "endswith" "($self, suffix[, start[, end]], /)"
        "Whether it ends with this, or with one of a tuple." => search::endswith;
    method "expandtabs" "($self, /, tabsize=8)" "A copy with spaces in place of tabs." => methods::expandtabs;
    method "find" "($self, sub[, start[, end]], /)" "The lowest index where this begins, or -1." => search::find;
    class_method "fromhex" "($type, string, /)" "The bytes that hexadecimal digits stand for." => construct::from_hex;
    method "hex" "($self, /, sep=<unrepresentable>, bytes_per_sep=1)"
        "The bytes as hexadecimal digits." => methods::hex;
    method "index" "($self, sub[, start[, end]], /)"
        "The first index of the value; ValueError if it is not there." => search::index;
    method "isalnum" "($self, /)"
        "Whether there are characters, all letters or digits." => |vm, args| methods::all(vm, args, u8::is_ascii_alphanumeric);
    method "isalpha" "($self, /)"
        "Whether there are characters, all letters." => |vm, args| methods::all(vm, args, u8::is_ascii_alphabetic);
    method "isascii" "($self, /)" "Whether all characters are ASCII." => methods::isascii;
    method "isdigit" "($self, /)"
        "Whether there are characters, all digits." => |vm, args| methods::all(vm, args, u8::is_ascii_digit);
    method "islower" "($self, /)" "Whether there are letters with case, all lower case." => methods::islower;
    method "isspace" "($self, /)"
        "Whether there are characters, all white space." => |vm, args| methods::all(vm, args, methods::is_space);
    method "istitle" "($self, /)" "Whether words begin with upper case and go on in lower case." => methods::istitle;
    method "isupper" "($self, /)" "Whether there are letters with case, all upper case." => methods::isupper;
    method "join" "($self, iterable_of_bytes, /)" "All parts of an iterable, with this between them." => split::join;
    method "ljust" "($self, width, fillchar=b' ', /)" "A copy at the left of so many characters." => methods::ljust;
    method "lower" "($self, /)"
        "A copy in lower case." => |vm, args| methods::mapped(vm, args, |b| b.to_ascii_lowercase());
    method "lstrip" "($self, bytes=None, /)"
        "A copy without white space, or these characters, at the start." => |vm, args| methods::strip(vm, args, true, false);
    static_method "maketrans" "(frm, to, /)" "A table for translate()." => methods::maketrans;
    method "partition" "($self, sep, /)"
        "Three parts: before the separator, the separator, and what follows." => split::partition;
    method "removeprefix" "($self, prefix, /)"
        "A copy without this at the start, if it is there." => methods::removeprefix;
    method "removesuffix" "($self, suffix, /)"
        "A copy without this at the end, if it is there." => methods::removesuffix;
    method "replace" "($self, old, new, count=-1, /)" "A copy with one text in place of another." => split::replace;
    method "rfind" "($self, sub[, start[, end]], /)" "The highest index where this begins, or -1." => search::rfind;
    method "rindex" "($self, sub[, start[, end]], /)"
        "The highest index where this begins; ValueError if it is not there." => search::rindex;
    method "rjust" "($self, width, fillchar=b' ', /)" "A copy at the right of so many characters." => methods::rjust;
    method "rpartition" "($self, sep, /)" "As partition(), at the last separator." => split::rpartition;
    method "rsplit" "($self, /, sep=None, maxsplit=-1)" "As split(), from the right." => split::rsplit;
    method "rstrip" "($self, bytes=None, /)"
        "A copy without white space, or these characters, at the end." => |vm, args| methods::strip(vm, args, false, true);
    method "split" "($self, /, sep=None, maxsplit=-1)"
        "A list of the parts between separators, or between white space." => split::split;
    method "splitlines" "($self, /, keepends=False)" "A list of the lines." => split::splitlines;
    method "startswith" "($self, prefix[, start[, end]], /)"
        "Whether it starts with this, or with one of a tuple." => search::startswith;
    method "strip" "($self, bytes=None, /)"
        "A copy without white space, or these characters, at both ends." => |vm, args| methods::strip(vm, args, true, true);
    method "swapcase" "($self, /)"
        "A copy with upper and lower case exchanged." => |vm, args| methods::mapped(vm, args, methods::swapped_case);
    method "title" "($self, /)" "A copy whose words begin with upper case." => methods::title;
    method "translate" "($self, table, /, delete=b'')"
        "A copy with each character looked up in a table." => methods::translate;
    method "upper" "($self, /)"
        "A copy in upper case." => |vm, args| methods::mapped(vm, args, |b| b.to_ascii_uppercase());
    method "zfill" "($self, width, /)" "A copy with zeros at the left, behind a sign." => methods::zfill;
};
