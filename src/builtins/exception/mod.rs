//! The exception classes as scripts see them: constructors, fields, methods.
//!
//! One file per family of classes. The objects themselves are [`crate::object::Exception`]; how they are
//! raised and printed is in `vm`. A class without a table of its own inherits its base's.

pub(crate) mod base;
pub(crate) mod fields;
pub(crate) mod group;
pub(crate) mod os_error;
pub(crate) mod syntax_error;
pub(crate) mod unicode;

use crate::value::{ExceptionKey, TypeId, Value};
use crate::vm::{Args, NativeDef, NativeKind, Outcome, TypeDef, Vm};

/// Exception classes: docstring, and the table of a class that has one of its own.
macro_rules! exceptions {
    ($($id:ident $doc:literal $(=> $($methods:expr),+)?;)*) => {
        &[$(class(TypeId::$id, $doc, &[$($($methods),+)?]),)*]
    };
}

/// The classes that have a constructor of their own.
pub(crate) const BASES: &[TypeDef] = &[base::TYPE, group::TYPE, os_error::TYPE];

/// The others, which are made by the constructors of their bases.
pub(crate) const TYPES: &[TypeDef] = exceptions! {
    GeneratorExit "Raised inside a generator that is closed.";
    KeyboardInterrupt "The user wants the program to stop.";
    SystemExit "The end of the program." => fields::SYSTEM_EXIT;
    Exception "The base of all exceptions that programs are meant to catch.";
    ExceptionGroup "";
    ArithmeticError "The base of errors in arithmetic.";
    FloatingPointError "A float operation that failed.";
    OverflowError "A result that is too large.";
    ZeroDivisionError "A division by zero.";
    AssertionError "An assertion that does not hold.";
    AttributeError "An attribute that an object does not have." => fields::ATTRIBUTE_ERROR;
    BufferError "An operation on memory that somebody looks at.";
    EofError "The end of the input where more was expected.";
    ImportError "A module, or a name in it, that cannot be imported." => fields::IMPORT_ERROR;
    ModuleNotFoundError "A module that is not there.";
    LookupError "The base of errors about keys and indices.";
    IndexError "An index outside of a sequence.";
    KeyError "A key that a mapping does not have." => fields::KEY_ERROR;
    MemoryError "Not enough memory.";
    NameError "A name that is not bound." => fields::NAME_ERROR;
    UnboundLocalError "A local variable that is not bound yet.";
    BlockingIoError "An operation that would have to wait.";
    ChildProcessError "An operation on a child process.";
    ConnectionError "The base of errors of connections.";
    BrokenPipeError "Writing where nobody reads any more.";
    ConnectionAbortedError "A connection that the other side gave up.";
    ConnectionRefusedError "A connection that the other side refused.";
    ConnectionResetError "A connection that the other side reset.";
    FileExistsError "A file that is there already.";
    FileNotFoundError "A file that is not there.";
    InterruptedError "A call that a signal interrupted.";
    IsADirectoryError "A directory where a file was expected.";
    NotADirectoryError "A file where a directory was expected.";
    PermissionError "An operation that is not allowed.";
    ProcessLookupError "A process that is not there.";
    TimeoutError "Something took too long.";
    ReferenceError "A weak proxy whose object is gone.";
    RuntimeError "An error that no other class describes.";
    NotImplementedError "A method that subclasses are to write.";
    PythonFinalizationError "An operation that cannot be done any more at the end.";
    RecursionError "Calls that nest too deeply.";
    StopAsyncIteration "The end of an asynchronous iterator.";
    StopIteration "The end of an iterator." => fields::STOP_ITERATION;
    SyntaxError "A text that is not a valid program." => syntax_error::METHODS;
    IndentationError "Indentation that does not fit.";
    TabError "Tabs and spaces mixed so that the indentation has no clear meaning.";
    IncompleteInputError "";
    SystemError "An error inside the runtime.";
    TypeError "A value of a type that does not fit.";
    ValueError "A value that does not fit although its type does.";
    UnicodeError "The base of errors of encodings.";
    UnicodeDecodeError "Bytes that are not text in an encoding." => unicode::FIELDS, unicode::DECODE;
    UnicodeEncodeError "Text that an encoding cannot express." => unicode::FIELDS, unicode::ENCODE;
    UnicodeTranslateError "Text that cannot be translated." => unicode::FIELDS, unicode::TRANSLATE;
    Warning "The base of warnings.";
    BytesWarning "A warning about bytes that are taken for text.";
    DeprecationWarning "A warning about what will go, for those who write programs.";
    EncodingWarning "A warning about an encoding that was not named.";
    FutureWarning "A warning about what will change, for those who use programs.";
    ImportWarning "A warning about an import.";
    PendingDeprecationWarning "A warning about what will go at some time.";
    ResourceWarning "A warning about something that was not closed.";
    RuntimeWarning "A warning about doubtful behaviour at run time.";
    SyntaxWarning "A warning about doubtful syntax.";
    UnicodeWarning "A warning about text.";
    UserWarning "A warning that a program gives.";
};

/// An exception class. Its instances hold more than those of the base if it has members.
const fn class(id: TypeId, doc: &'static str, methods: &'static [&'static [NativeDef]]) -> TypeDef {
    let (mut own_layout, mut row) = (false, 0);
    while !methods.is_empty() && row < methods[0].len() {
        own_layout |= matches!(methods[0][row].kind, NativeKind::Member);
        row += 1;
    }
    TypeDef {
        subclassable: true,
        has_dict: true,
        own_layout,
        // The only one of them that is made by a call in CPython, as classes of scripts are.
        weak_refs: matches!(id, TypeId::ExceptionGroup),
        ..TypeDef::new(id, doc, methods)
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

/// Reads a field; None where it was never set.
pub(crate) fn get_field(vm: &mut Vm, args: Args<'_>, index: usize) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let value = vm.heap[exc].field(index);
    Ok(if value.is_bound() { value } else { Value::NONE })
}

/// Sets or deletes a field.
pub(crate) fn set_field(vm: &mut Vm, args: Args<'_>, index: usize) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    vm.heap[exc].set_field(index, args.get(1));
    Ok(Value::NONE)
}

/// `X() takes no keyword arguments`
pub(crate) fn refuse_keywords(vm: &mut Vm, exc: ExceptionKey, args: Args<'_>) -> Outcome<()> {
    if args.kw.is_empty() {
        return Ok(());
    }
    let class = vm.heap.class_name(vm.heap[exc].class);
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
