//! The exception classes as scripts see them: constructors, fields, methods.
//!
//! One file per family of classes. The objects themselves are [`crate::object::Exception`]; how they are
//! raised and printed stands in `vm`. A class without a table of its own inherits its base's.

pub(crate) mod base;
pub(crate) mod fields;
pub(crate) mod group;
pub(crate) mod os_error;
pub(crate) mod syntax_error;
pub(crate) mod unicode;

use crate::value::{ExceptionKey, Value};
use crate::vm::{Args, NativeDef, NativeFn, NativeKind, Outcome, Signature, Vm};

/// A field that scripts may read, set and delete.
pub(crate) const fn field_row(name: &'static str, get: NativeFn, set: NativeFn) -> NativeDef {
    NativeDef {
        name,
        kind: NativeKind::Member,
        signature: Signature::Raw,
        call: get,
        set: Some(set),
    }
}

/// Getter and setter of one field of [`crate::object::field`], as two functions.
macro_rules! field_accessors {
    ($($get:ident $set:ident $index:expr;)*) => {
        $(
            fn $get(vm: &mut Vm, args: Args<'_>) -> Outcome {
                crate::builtins::exception::get_field(vm, args, $index)
            }
            fn $set(vm: &mut Vm, args: Args<'_>) -> Outcome {
                crate::builtins::exception::set_field(vm, args, $index)
            }
        )*
    };
}
pub(crate) use field_accessors;

/// The exception that a method or attribute is about.
pub(crate) fn this(vm: &mut Vm, args: Args<'_>) -> Outcome<ExceptionKey> {
    match args.get(0).as_exception() {
        Some(exc) => Ok(exc),
        None => {
            let given = if args.pos.is_empty() {
                "nothing".to_owned()
            } else {
                vm.type_name(args.get(0))
            };
            Err(vm.type_error(format!(
                "descriptor requires a 'BaseException' object but received a '{given}'"
            )))
        }
    }
}

/// Reads a field; None where it was never set.
pub(crate) fn get_field(vm: &mut Vm, args: Args<'_>, index: usize) -> Outcome {
    let exc = this(vm, args)?;
    let value = vm.heap[exc].field(index);
    Ok(if value.is_bound() { value } else { Value::NONE })
}

/// Sets or deletes a field.
pub(crate) fn set_field(vm: &mut Vm, args: Args<'_>, index: usize) -> Outcome {
    let exc = this(vm, args)?;
    vm.heap[exc].set_field(index, args.get(1));
    Ok(Value::NONE)
}

/// `X() takes no keyword arguments`
pub(crate) fn refuse_keywords(vm: &mut Vm, exc: ExceptionKey, args: Args<'_>) -> Outcome<()> {
    if args.kw.is_empty() {
        return Ok(());
    }
    let class = vm.class_name(vm.heap[exc].class);
    Err(vm.type_error(format!("{class}() takes no keyword arguments")))
}

/// Takes the keyword arguments `names` of a constructor called `owner`; unbound where not given.
pub(crate) fn keywords<const N: usize>(
    vm: &mut Vm,
    owner: &str,
    args: Args<'_>,
    names: [&str; N],
) -> Outcome<[Value; N]> {
    if args.kw.len() > N {
        let s = if N == 1 { "" } else { "s" };
        let given = args.kw.len();
        return Err(vm.type_error(format!(
            "{owner}() takes at most {N} keyword argument{s} ({given} given)"
        )));
    }
    let mut values = [Value::UNBOUND; N];
    for &(name, value) in args.kw {
        match names.iter().position(|known| *known == vm.text(name)) {
            Some(at) => values[at] = value,
            None => return Err(vm.unexpected_keyword(owner, name, &names)),
        }
    }
    Ok(values)
}

/// Sets `args` from the positional arguments after the receiver.
pub(crate) fn store_args(vm: &mut Vm, exc: ExceptionKey, args: Args<'_>) {
    let tuple = vm.new_tuple(args.pos.get(1..).unwrap_or_default());
    vm.heap[exc].args = tuple;
}

/// A new str as the result.
pub(crate) fn text(vm: &mut Vm, text: String) -> Outcome {
    Ok(vm.new_string(text))
}
