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

use crate::value::{ExceptionKey, TypeId, Value};
use crate::vm::{Args, Outcome, Vm};

/// The docstrings of the classes that have no row of their own among the types.
#[rustfmt::skip]
pub(crate) static DOCS: &[(TypeId, &str)] = &[
    (TypeId::ArithmeticError, "The base of errors in arithmetic."),
    (TypeId::AssertionError, "An assertion that does not hold."),
    (TypeId::AttributeError, "An attribute that an object does not have."),
    (TypeId::BlockingIoError, "An operation that would have to wait."),
    (TypeId::BrokenPipeError, "Writing where nobody reads any more."),
    (TypeId::BufferError, "An operation on memory that somebody looks at."),
    (TypeId::BytesWarning, "A warning about bytes that are taken for text."),
    (TypeId::ChildProcessError, "An operation on a child process."),
    (TypeId::ConnectionAbortedError, "A connection that the other side gave up."),
    (TypeId::ConnectionError, "The base of errors of connections."),
    (TypeId::ConnectionRefusedError, "A connection that the other side refused."),
    (TypeId::ConnectionResetError, "A connection that the other side reset."),
    (TypeId::DeprecationWarning, "A warning about what will go, for those who write programs."),
    (TypeId::EofError, "The end of the input where more was expected."),
    (TypeId::EncodingWarning, "A warning about an encoding that was not named."),
    (TypeId::Exception, "The base of all exceptions that programs are meant to catch."),
    (TypeId::FileExistsError, "A file that is there already."),
    (TypeId::FileNotFoundError, "A file that is not there."),
    (TypeId::FloatingPointError, "A float operation that failed."),
    (TypeId::FutureWarning, "A warning about what will change, for those who use programs."),
    (TypeId::GeneratorExit, "Raised inside a generator that is closed."),
    (TypeId::ImportError, "A module, or a name in it, that cannot be imported."),
    (TypeId::ImportWarning, "A warning about an import."),
    (TypeId::IndentationError, "Indentation that does not fit."),
    (TypeId::IndexError, "An index outside of a sequence."),
    (TypeId::InterruptedError, "A call that a signal interrupted."),
    (TypeId::IsADirectoryError, "A directory where a file was expected."),
    (TypeId::KeyError, "A key that a mapping does not have."),
    (TypeId::KeyboardInterrupt, "The user wants the program to stop."),
    (TypeId::LookupError, "The base of errors about keys and indices."),
    (TypeId::MemoryError, "Not enough memory."),
    (TypeId::ModuleNotFoundError, "A module that is not there."),
    (TypeId::NameError, "A name that is not bound."),
    (TypeId::NotADirectoryError, "A file where a directory was expected."),
    (TypeId::NotImplementedError, "A method that subclasses are to write."),
    (TypeId::OverflowError, "A result that is too large."),
    (TypeId::PendingDeprecationWarning, "A warning about what will go at some time."),
    (TypeId::PermissionError, "An operation that is not allowed."),
    (TypeId::ProcessLookupError, "A process that is not there."),
    (TypeId::PythonFinalizationError, "An operation that cannot be done any more at the end."),
    (TypeId::RecursionError, "Calls that nest too deeply."),
    (TypeId::ReferenceError, "A weak proxy whose object is gone."),
    (TypeId::ResourceWarning, "A warning about something that was not closed."),
    (TypeId::RuntimeError, "An error that no other class describes."),
    (TypeId::RuntimeWarning, "A warning about doubtful behaviour at run time."),
    (TypeId::StopAsyncIteration, "The end of an asynchronous iterator."),
    (TypeId::StopIteration, "The end of an iterator."),
    (TypeId::SyntaxError, "A text that is no program."),
    (TypeId::SyntaxWarning, "A warning about doubtful syntax."),
    (TypeId::SystemError, "An error inside the runtime."),
    (TypeId::SystemExit, "The end of the program."),
    (TypeId::TabError, "Tabs and spaces mixed so that the indentation has no clear meaning."),
    (TypeId::TimeoutError, "Something took too long."),
    (TypeId::TypeError, "A value of a type that does not fit."),
    (TypeId::UnboundLocalError, "A local variable that is not bound yet."),
    (TypeId::UnicodeDecodeError, "Bytes that are no text in an encoding."),
    (TypeId::UnicodeEncodeError, "Text that an encoding cannot express."),
    (TypeId::UnicodeError, "The base of errors of encodings."),
    (TypeId::UnicodeTranslateError, "Text that cannot be translated."),
    (TypeId::UnicodeWarning, "A warning about text."),
    (TypeId::UserWarning, "A warning that a program gives."),
    (TypeId::ValueError, "A value that does not fit although its type does."),
    (TypeId::Warning, "The base of warnings."),
    (TypeId::ZeroDivisionError, "A division by zero."),
];

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
        match names.iter().position(|known| *known == vm.heap.text(name)) {
            Some(at) => values[at] = value,
            None => return Err(vm.unexpected_keyword(owner, name, &names)),
        }
    }
    Ok(values)
}

/// Sets `args` from the positional arguments after the receiver.
pub(crate) fn store_args(vm: &mut Vm, exc: ExceptionKey, args: Args<'_>) {
    let tuple = vm.heap.new_tuple(args.pos.get(1..).unwrap_or_default());
    vm.heap[exc].args = tuple;
}

/// A new str as the result.
pub(crate) fn text(vm: &mut Vm, text: String) -> Outcome {
    Ok(vm.heap.new_string(text))
}
