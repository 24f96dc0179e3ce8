//! The list of everything that is written in Rust, handed to the evaluator at its start.

use std::sync::OnceLock;

use super::exceptions;
use crate::value::{TypeId, Value};
use crate::vm::{NativeTable, Registry, TypeDef};

/// Shorthand for a type's table.
const fn methods(ty: TypeId, rows: &'static [crate::vm::NativeDef]) -> NativeTable {
    NativeTable { ty: Some(ty), owner: ty.name(), rows }
}

/// Shorthand for a module's table.
const fn functions(owner: &'static str, rows: &'static [crate::vm::NativeDef]) -> NativeTable {
    NativeTable { ty: None, owner, rows }
}

/// Everything built in.
pub(crate) static REGISTRY: Registry = Registry { tables: TABLES, types: TYPES, names: NAMES, modules: MODULES, index: OnceLock::new() };

// One line per table, sorted by owner.
static TABLES: &[NativeTable] = &[
    methods(TypeId::BaseException, exceptions::base::METHODS),
    methods(TypeId::StopIteration, exceptions::fields::STOP_ITERATION),
    methods(TypeId::SystemExit, exceptions::fields::SYSTEM_EXIT),
    methods(TypeId::KeyError, exceptions::fields::KEY_ERROR),
    methods(TypeId::NameError, exceptions::fields::NAME_ERROR),
    methods(TypeId::AttributeError, exceptions::fields::ATTRIBUTE_ERROR),
    methods(TypeId::ImportError, exceptions::fields::IMPORT_ERROR),
    methods(TypeId::OsError, exceptions::os_error::METHODS),
    methods(TypeId::SyntaxError, exceptions::syntax_error::METHODS),
    methods(TypeId::UnicodeDecodeError, exceptions::unicode::DECODE),
    methods(TypeId::UnicodeEncodeError, exceptions::unicode::ENCODE),
    methods(TypeId::UnicodeTranslateError, exceptions::unicode::TRANSLATE),
    methods(TypeId::BaseExceptionGroup, exceptions::group::METHODS),
];

// One line per type that has a constructor or facts of its own, in the order of `TypeId`.
static TYPES: &[TypeDef] = &[
    TypeDef { id: TypeId::BaseException, new: Some(exceptions::base::new), subclassable: true, doc: "The root of all exception classes." },
    TypeDef { id: TypeId::OsError, new: Some(exceptions::os_error::new), subclassable: true, doc: "An operation of the operating system failed." },
    TypeDef { id: TypeId::BaseExceptionGroup, new: Some(exceptions::group::new), subclassable: true, doc: "Several exceptions, raised together." },
];

// Types and constants among the names of `builtins`.
static NAMES: &[(&str, Value)] = &[
    ("object", Value::builtin_type(TypeId::Object)),
    ("type", Value::builtin_type(TypeId::Type)),
    ("int", Value::builtin_type(TypeId::Int)),
    ("bool", Value::builtin_type(TypeId::Bool)),
    ("float", Value::builtin_type(TypeId::Float)),
    ("complex", Value::builtin_type(TypeId::Complex)),
    ("str", Value::builtin_type(TypeId::Str)),
    ("bytes", Value::builtin_type(TypeId::Bytes)),
    ("bytearray", Value::builtin_type(TypeId::ByteArray)),
    ("tuple", Value::builtin_type(TypeId::Tuple)),
    ("list", Value::builtin_type(TypeId::List)),
    ("dict", Value::builtin_type(TypeId::Dict)),
    ("set", Value::builtin_type(TypeId::Set)),
    ("frozenset", Value::builtin_type(TypeId::FrozenSet)),
    ("range", Value::builtin_type(TypeId::Range)),
    ("slice", Value::builtin_type(TypeId::Slice)),
    ("property", Value::builtin_type(TypeId::Property)),
    ("staticmethod", Value::builtin_type(TypeId::StaticMethod)),
    ("classmethod", Value::builtin_type(TypeId::ClassMethod)),
    ("super", Value::builtin_type(TypeId::Super)),
    ("enumerate", Value::builtin_type(TypeId::Enumerate)),
    ("zip", Value::builtin_type(TypeId::Zip)),
    ("map", Value::builtin_type(TypeId::Map)),
    ("filter", Value::builtin_type(TypeId::Filter)),
    ("reversed", Value::builtin_type(TypeId::Reversed)),
    ("None", Value::NONE),
    ("True", Value::TRUE),
    ("False", Value::FALSE),
    ("Ellipsis", Value::ELLIPSIS),
    ("NotImplemented", Value::NOT_IMPLEMENTED),
    ("__debug__", Value::TRUE),
];

// Modules that `import` finds.
#[expect(clippy::type_complexity, reason = "the registry's field")]
static MODULES: &[(&str, fn(&mut crate::vm::Vm, crate::value::DictKey) -> crate::vm::Outcome<()>)] = &[];
