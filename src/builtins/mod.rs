//! What scripts see without an import: built-in functions, types and their methods, exceptions.

pub(crate) mod attribute;
pub(crate) mod call;
pub(crate) mod class;
pub(crate) mod container;
pub(crate) mod name;
pub(crate) mod number;
pub(crate) mod typing;

pub(crate) mod bytes;
pub(crate) mod codecs;
pub(crate) mod exception;
pub(crate) mod format;
pub(crate) mod functions;
pub(crate) mod generator;
pub(crate) mod iterator;
pub(crate) mod memory_view;
pub(crate) mod none;
pub(crate) mod string;

use crate::value::{TypeId, Value};
use crate::vm::ModuleDef;

/// The module `builtins`, with the types that have no module of their own.
pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[
        attribute::reflection::FUNCTIONS,
        functions::FUNCTIONS,
        functions::exec::FUNCTIONS,
        functions::exit::FUNCTIONS,
        functions::open::FUNCTIONS,
        functions::input::FUNCTIONS,
        functions::print::FUNCTIONS,
        number::numeric_functions::FUNCTIONS,
    ],
    types: &[
        attribute::TYPES,
        bytes::TYPES,
        call::TYPES,
        call::native_objects::TYPES,
        class::TYPES,
        container::TYPES,
        container::dict_views::TYPES,
        exception::BASES,
        exception::TYPES,
        generator::TYPES,
        generator::async_generator::TYPES,
        generator::host_wait::TYPES,
        iterator::TYPES,
        name::TYPES,
        none::TYPES,
        number::TYPES,
        typing::TYPES,
        &[memory_view::TYPE, string::TYPE],
    ],
    values: &[
        ("IOError", Value::builtin_type(TypeId::OsError)),
        ("EnvironmentError", Value::builtin_type(TypeId::OsError)),
        ("None", Value::NONE),
        ("True", Value::TRUE),
        ("False", Value::FALSE),
        ("Ellipsis", Value::ELLIPSIS),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("__debug__", Value::TRUE),
    ],
    ..ModuleDef::new("builtins")
};
