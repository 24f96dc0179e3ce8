//! The list of everything that is written in Rust, handed to the evaluator at its start.

use std::sync::OnceLock;

use super::{
    async_generator, boolean, bytes, cell, class_object, code_object, complex, dict, dict_views,
    exceptions, exec, float, format, frame, frame_locals, function, functions, generator, generic_alias,
    int, iterators, list, mapping_proxy, method, module, namespace, native_objects, none,
    numeric_functions, object, print, property, range, reduce, reflection, set, slice, string,
    super_object, tuple, type_params, union, wrappers,
};
use crate::modules;
use crate::value::{TypeId, Value};
use crate::vm::{
    NativeDef, NativeTable, Registry, Signature, TypeDef, fills_in_init, new_without_contents,
};

/// Shorthand for a type's table.
const fn methods(ty: TypeId, rows: &'static [crate::vm::NativeDef]) -> NativeTable {
    NativeTable {
        ty: Some(ty),
        owner: ty.name(),
        rows,
    }
}

/// Shorthand for a module's table.
const fn functions(owner: &'static str, rows: &'static [crate::vm::NativeDef]) -> NativeTable {
    NativeTable {
        ty: None,
        owner,
        rows,
    }
}

/// Everything built in.
pub(crate) static REGISTRY: Registry = Registry {
    tables: TABLES,
    types: TYPES,
    names: NAMES,
    modules: MODULES,
    index: OnceLock::new(),
};

// One line per table, sorted by owner.
static TABLES: &[NativeTable] = &[
    functions("builtins", reflection::FUNCTIONS),
    functions("type", &CONSTRUCTORS),
    methods(TypeId::Object, object::METHODS),
    methods(TypeId::Object, reduce::OBJECT),
    methods(TypeId::Type, class_object::METHODS),
    methods(TypeId::Function, function::METHODS),
    methods(TypeId::Method, method::METHODS),
    methods(TypeId::BuiltinFunction, native_objects::CALLABLE),
    methods(TypeId::MethodWrapper, native_objects::METHOD_WRAPPER),
    methods(TypeId::MethodDescriptor, native_objects::DESCRIPTOR),
    methods(TypeId::WrapperDescriptor, native_objects::DESCRIPTOR),
    methods(TypeId::ClassMethodDescriptor, native_objects::DESCRIPTOR),
    methods(TypeId::GetSetDescriptor, native_objects::ATTRIBUTE),
    methods(TypeId::MemberDescriptor, native_objects::ATTRIBUTE),
    methods(TypeId::Cell, cell::METHODS),
    methods(TypeId::Property, property::METHODS),
    methods(TypeId::StaticMethod, wrappers::STATIC),
    methods(TypeId::ClassMethod, wrappers::CLASS),
    methods(TypeId::Super, super_object::METHODS),
    methods(TypeId::Module, module::METHODS),
    methods(TypeId::Code, code_object::METHODS),
    methods(TypeId::MappingProxy, mapping_proxy::METHODS),
    methods(TypeId::TypeVar, type_params::TYPE_VAR),
    methods(TypeId::ParamSpec, type_params::PARAM_SPEC),
    methods(TypeId::TypeVarTuple, type_params::TYPE_VAR_TUPLE),
    methods(TypeId::ParamSpecArgs, type_params::PARAM_SPEC_PART),
    methods(TypeId::ParamSpecKwargs, type_params::PARAM_SPEC_PART),
    methods(TypeId::TypeAliasType, type_params::TYPE_ALIAS),
    methods(TypeId::Generic, type_params::GENERIC),
    methods(TypeId::NoDefaultType, type_params::NO_DEFAULT),
    methods(TypeId::GenericAlias, generic_alias::METHODS),
    methods(TypeId::UnionType, union::METHODS),
    functions("builtins", functions::FUNCTIONS),
    functions("builtins", print::FUNCTIONS),
    functions("builtins", modules::streams::INPUT),
    functions("builtins", numeric_functions::FUNCTIONS),
    methods(TypeId::Int, int::OPERATORS),
    methods(TypeId::Int, int::COMPARISONS),
    methods(TypeId::Int, int::METHODS),
    methods(TypeId::Bool, boolean::METHODS),
    methods(TypeId::Float, float::OPERATORS),
    methods(TypeId::Float, float::COMPARISONS),
    methods(TypeId::Float, float::METHODS),
    methods(TypeId::Complex, complex::OPERATORS),
    methods(TypeId::Complex, complex::COMPARISONS),
    methods(TypeId::Complex, complex::METHODS),
    methods(TypeId::Str, string::COMPARISONS),
    methods(TypeId::Str, string::METHODS),
    methods(TypeId::Bytes, bytes::COMPARISONS),
    methods(TypeId::Bytes, bytes::SHARED),
    methods(TypeId::Bytes, bytes::BYTES),
    methods(TypeId::ByteArray, bytes::COMPARISONS),
    methods(TypeId::ByteArray, bytes::SHARED),
    methods(TypeId::ByteArray, bytes::BYTE_ARRAY),
    methods(TypeId::ByteArray, reduce::BYTE_ARRAY),
    methods(TypeId::NoneType, none::NONE_METHODS),
    methods(TypeId::Ellipsis, none::ELLIPSIS_METHODS),
    methods(TypeId::NotImplementedType, none::NOT_IMPLEMENTED_METHODS),
    methods(TypeId::List, list::METHODS),
    methods(TypeId::Tuple, tuple::METHODS),
    methods(TypeId::Dict, dict::METHODS),
    methods(TypeId::DictKeys, dict_views::KEYS),
    methods(TypeId::DictValues, dict_views::VALUES),
    methods(TypeId::DictItems, dict_views::ITEMS),
    methods(TypeId::Set, set::SET),
    methods(TypeId::Set, reduce::SET),
    methods(TypeId::FrozenSet, set::FROZENSET),
    methods(TypeId::FrozenSet, reduce::SET),
    methods(TypeId::Range, range::METHODS),
    methods(TypeId::Range, reduce::RANGE),
    methods(TypeId::Slice, slice::METHODS),
    methods(TypeId::Slice, reduce::SLICE),
    methods(TypeId::Enumerate, iterators::ENUMERATE),
    methods(TypeId::Zip, iterators::ZIP),
    methods(TypeId::Map, iterators::ITERATOR),
    methods(TypeId::Filter, iterators::ITERATOR),
    methods(TypeId::CallableIterator, iterators::ITERATOR),
    methods(TypeId::Reversed, iterators::SEQUENCE_ITERATOR),
    methods(TypeId::DictKeyIterator, iterators::TABLE_ITERATOR),
    methods(TypeId::DictValueIterator, iterators::TABLE_ITERATOR),
    methods(TypeId::DictItemIterator, iterators::TABLE_ITERATOR),
    methods(TypeId::DictReverseKeyIterator, iterators::TABLE_ITERATOR),
    methods(TypeId::DictReverseValueIterator, iterators::TABLE_ITERATOR),
    methods(TypeId::DictReverseItemIterator, iterators::TABLE_ITERATOR),
    methods(TypeId::ListIterator, iterators::SEQUENCE_ITERATOR),
    methods(TypeId::ListReverseIterator, iterators::SEQUENCE_ITERATOR),
    methods(TypeId::TupleIterator, iterators::SEQUENCE_ITERATOR),
    methods(TypeId::StrAsciiIterator, iterators::SEQUENCE_ITERATOR),
    methods(TypeId::StrIterator, iterators::SEQUENCE_ITERATOR),
    methods(TypeId::BytesIterator, iterators::SEQUENCE_ITERATOR),
    methods(TypeId::ByteArrayIterator, iterators::SEQUENCE_ITERATOR),
    methods(TypeId::RangeIterator, iterators::SEQUENCE_ITERATOR),
    methods(TypeId::LongRangeIterator, iterators::SEQUENCE_ITERATOR),
    methods(TypeId::SetIterator, iterators::TABLE_ITERATOR),
    methods(TypeId::SequenceIterator, iterators::SEQUENCE_ITERATOR),
    functions("builtins", exec::FUNCTIONS),
    functions("sys", modules::sys::FUNCTIONS),
    functions("_string", format::template::PARTS),
    functions("bisect", modules::bisect::FUNCTIONS),
    functions("gc", modules::gc::FUNCTIONS),
    functions("heapq", modules::heapq::FUNCTIONS),
    functions("math", modules::math::FUNCTIONS[0]),
    functions("math", modules::math::FUNCTIONS[1]),
    functions("linecache", modules::traceback::LINE_CACHE),
    functions("traceback", modules::traceback::FUNCTIONS),
    functions("structseq", modules::STRUCT_SEQUENCE),
    methods(TypeId::TextIoWrapper, modules::streams::METHODS),
    methods(TypeId::SimpleNamespace, namespace::METHODS),
    methods(TypeId::Generator, generator::GENERATOR),
    methods(TypeId::Coroutine, generator::COROUTINE),
    methods(TypeId::CoroutineWrapper, generator::COROUTINE_WRAPPER),
    methods(TypeId::AsyncGenerator, async_generator::ASYNC_GENERATOR),
    methods(TypeId::AsyncGeneratorAsend, async_generator::AWAITABLE),
    methods(TypeId::AsyncGeneratorAthrow, async_generator::AWAITABLE),
    methods(TypeId::Frame, frame::FRAME),
    methods(TypeId::Traceback, frame::TRACEBACK),
    methods(TypeId::FrameLocalsProxy, frame_locals::METHODS),
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
    methods(
        TypeId::UnicodeTranslateError,
        exceptions::unicode::TRANSLATE,
    ),
    methods(TypeId::BaseExceptionGroup, exceptions::group::METHODS),
];

/// `__new__` of each built-in type that has a constructor, in the order of [`TYPES`].
static CONSTRUCTORS: [NativeDef; TYPES.len()] = constructors();

const fn constructors() -> [NativeDef; TYPES.len()] {
    let mut rows =
        [const { NativeDef::constructor(TypeId::Object, new_without_contents) }; TYPES.len()];
    let mut i = 0;
    while i < TYPES.len() {
        let id = TYPES[i].id;
        rows[i] = match TYPES[i].new {
            Some(new) if !fills_in_init(id) => NativeDef::constructor(id, new),
            Some(_) => NativeDef::constructor(id, new_without_contents),
            // No instances can be made: a name that no script can write keeps the row out of the way.
            None => NativeDef::function("", Signature::Raw, new_without_contents),
        };
        i += 1;
    }
    rows
}

// One line per type that has a constructor or facts of its own, in the order of `TypeId`.
static TYPES: &[TypeDef] = &[
    object::TYPE,
    class_object::TYPE,
    function::TYPE,
    method::TYPE,
    cell::TYPE,
    property::TYPE,
    wrappers::STATIC_TYPE,
    wrappers::CLASS_TYPE,
    super_object::TYPE,
    module::TYPE,
    code_object::TYPE,
    mapping_proxy::TYPE,
    type_params::TYPE_VAR_TYPE,
    type_params::PARAM_SPEC_TYPE,
    type_params::TYPE_VAR_TUPLE_TYPE,
    type_params::TYPE_ALIAS_TYPE,
    type_params::GENERIC_TYPE,
    generic_alias::TYPE,
    union::TYPE,
    native_objects::opaque(TypeId::BuiltinFunction, "A function written in Rust."),
    TypeDef {
        id: TypeId::Int,
        new: Some(int::new),
        subclassable: true,
        doc: "A whole number of any size.",
    },
    TypeDef {
        id: TypeId::Bool,
        new: Some(boolean::new),
        subclassable: false,
        doc: "True or False.",
    },
    TypeDef {
        id: TypeId::Float,
        new: Some(float::new),
        subclassable: true,
        doc: "A number with a binary fraction of 53 bits.",
    },
    TypeDef {
        id: TypeId::Complex,
        new: Some(complex::new),
        subclassable: true,
        doc: "A number with a real and an imaginary part.",
    },
    TypeDef {
        id: TypeId::Str,
        new: Some(string::new),
        subclassable: true,
        doc: "An immutable text.",
    },
    TypeDef {
        id: TypeId::Bytes,
        new: Some(bytes::new_bytes),
        subclassable: true,
        doc: "An immutable sequence of bytes.",
    },
    TypeDef {
        id: TypeId::ByteArray,
        new: Some(bytes::new_byte_array),
        subclassable: true,
        doc: "A mutable sequence of bytes.",
    },
    TypeDef {
        id: TypeId::NoneType,
        new: Some(none::new_none),
        subclassable: false,
        doc: "The type of None.",
    },
    TypeDef {
        id: TypeId::Ellipsis,
        new: Some(none::new_ellipsis),
        subclassable: false,
        doc: "The type of `...`.",
    },
    TypeDef {
        id: TypeId::NotImplementedType,
        new: Some(none::new_not_implemented),
        subclassable: false,
        doc: "The type of NotImplemented.",
    },
    TypeDef {
        id: TypeId::Tuple,
        new: Some(tuple::new),
        subclassable: true,
        doc: "An immutable sequence.",
    },
    TypeDef {
        id: TypeId::List,
        new: Some(list::new),
        subclassable: true,
        doc: "A mutable sequence.",
    },
    TypeDef {
        id: TypeId::Dict,
        new: Some(dict::new),
        subclassable: true,
        doc: "A mapping from keys to values, in insertion order.",
    },
    TypeDef {
        id: TypeId::Set,
        new: Some(set::new_set),
        subclassable: true,
        doc: "An unordered collection of distinct items.",
    },
    TypeDef {
        id: TypeId::FrozenSet,
        new: Some(set::new_frozenset),
        subclassable: true,
        doc: "An immutable set.",
    },
    TypeDef {
        id: TypeId::Range,
        new: Some(range::new),
        subclassable: false,
        doc: "An arithmetic progression of ints.",
    },
    TypeDef {
        id: TypeId::Slice,
        new: Some(slice::new),
        subclassable: false,
        doc: "The bounds and the step of a subscript.",
    },
    TypeDef {
        id: TypeId::Enumerate,
        new: Some(iterators::new_enumerate),
        subclassable: true,
        doc: "Counts the items of an iterable.",
    },
    TypeDef {
        id: TypeId::Zip,
        new: Some(iterators::new_zip),
        subclassable: true,
        doc: "Walks several iterables side by side.",
    },
    TypeDef {
        id: TypeId::Map,
        new: Some(iterators::new_map),
        subclassable: true,
        doc: "Calls a function with each item.",
    },
    TypeDef {
        id: TypeId::Filter,
        new: Some(iterators::new_filter),
        subclassable: true,
        doc: "The items that a function accepts.",
    },
    TypeDef {
        id: TypeId::Reversed,
        new: Some(iterators::new_reversed),
        subclassable: true,
        doc: "Walks a sequence from its end.",
    },
    namespace::TYPE,
    TypeDef {
        id: TypeId::Traceback,
        new: Some(frame::new_traceback),
        subclassable: false,
        doc: "One entry of a traceback.",
    },
    TypeDef {
        id: TypeId::FrameLocalsProxy,
        new: Some(frame_locals::new),
        subclassable: false,
        doc: "The variables of a frame, as a mapping.",
    },
    TypeDef {
        id: TypeId::BaseException,
        new: Some(exceptions::base::new),
        subclassable: true,
        doc: "The root of all exception classes.",
    },
    TypeDef {
        id: TypeId::OsError,
        new: Some(exceptions::os_error::new),
        subclassable: true,
        doc: "An operation of the operating system failed.",
    },
    TypeDef {
        id: TypeId::BaseExceptionGroup,
        new: Some(exceptions::group::new),
        subclassable: true,
        doc: "Several exceptions, raised together.",
    },
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
    ("IOError", Value::builtin_type(TypeId::OsError)),
    ("EnvironmentError", Value::builtin_type(TypeId::OsError)),
    ("None", Value::NONE),
    ("True", Value::TRUE),
    ("False", Value::FALSE),
    ("Ellipsis", Value::ELLIPSIS),
    ("NotImplemented", Value::NOT_IMPLEMENTED),
    ("__debug__", Value::TRUE),
];

/// What fills the namespace of a module.
type Fill = fn(&mut crate::vm::Vm, crate::value::DictKey) -> crate::vm::Outcome<()>;

// Modules that `import` finds.
static MODULES: &[(&str, Fill)] = &[
    ("__future__", modules::future::fill),
    ("_string", modules::python::string_parts),
    ("abc", modules::python::abc),
    ("bisect", modules::bisect::fill),
    ("collections", modules::python::collections),
    ("collections.abc", modules::python::collections_abc),
    ("contextlib", modules::python::contextlib),
    ("dataclasses", modules::python::dataclasses),
    ("enum", modules::python::enumeration),
    ("copy", modules::python::copy),
    ("copyreg", modules::python::copyreg),
    ("functools", modules::python::functools),
    ("gc", modules::gc::fill),
    ("heapq", modules::heapq::fill),
    ("itertools", modules::python::itertools),
    ("keyword", modules::python::keyword),
    ("linecache", modules::traceback::fill_line_cache),
    ("math", modules::math::fill),
    ("operator", modules::python::operator),
    ("string", modules::python::string),
    ("sys", modules::sys::fill),
    ("traceback", modules::traceback::fill),
    ("types", modules::types::fill),
];
