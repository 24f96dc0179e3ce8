//! `types`: names for the types that have no builtin name; the functions on classes are Python.

mod namespace;

use crate::builtins::class::operators::repr_method;
use crate::value::{TypeId, Value};
use crate::vm::{ModuleDef, NativeDef, TypeDef, natives};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    values: &[
        ("FunctionType", Value::builtin_type(TypeId::Function)),
        ("LambdaType", Value::builtin_type(TypeId::Function)),
        ("CodeType", Value::builtin_type(TypeId::Code)),
        ("CellType", Value::builtin_type(TypeId::Cell)),
        (
            "MappingProxyType",
            Value::builtin_type(TypeId::MappingProxy),
        ),
        ("GeneratorType", Value::builtin_type(TypeId::Generator)),
        ("CoroutineType", Value::builtin_type(TypeId::Coroutine)),
        (
            "AsyncGeneratorType",
            Value::builtin_type(TypeId::AsyncGenerator),
        ),
        ("MethodType", Value::builtin_type(TypeId::Method)),
        (
            "BuiltinFunctionType",
            Value::builtin_type(TypeId::BuiltinFunction),
        ),
        (
            "BuiltinMethodType",
            Value::builtin_type(TypeId::BuiltinFunction),
        ),
        (
            "WrapperDescriptorType",
            Value::builtin_type(TypeId::WrapperDescriptor),
        ),
        (
            "MethodWrapperType",
            Value::builtin_type(TypeId::MethodWrapper),
        ),
        (
            "MethodDescriptorType",
            Value::builtin_type(TypeId::MethodDescriptor),
        ),
        (
            "ClassMethodDescriptorType",
            Value::builtin_type(TypeId::ClassMethodDescriptor),
        ),
        ("ModuleType", Value::builtin_type(TypeId::Module)),
        ("TracebackType", Value::builtin_type(TypeId::Traceback)),
        ("FrameType", Value::builtin_type(TypeId::Frame)),
        (
            "GetSetDescriptorType",
            Value::builtin_type(TypeId::GetSetDescriptor),
        ),
        (
            "MemberDescriptorType",
            Value::builtin_type(TypeId::MemberDescriptor),
        ),
        ("CapsuleType", Value::builtin_type(TypeId::Capsule)),
        ("GenericAlias", Value::builtin_type(TypeId::GenericAlias)),
        ("UnionType", Value::builtin_type(TypeId::UnionType)),
        ("EllipsisType", Value::builtin_type(TypeId::Ellipsis)),
        ("NoneType", Value::builtin_type(TypeId::NoneType)),
        (
            "NotImplementedType",
            Value::builtin_type(TypeId::NotImplementedType),
        ),
    ],
    types: &[&[namespace::TYPE, CAPSULE]],
    python: &[("types", python!("types.py"))],
    ..ModuleDef::new("types")
};

/// What wraps a pointer of C in CPython: here a type without instances.
const CAPSULE: TypeDef = TypeDef::new(
    TypeId::Capsule,
    "Wraps a pointer that modules in C hand to each other.",
    &[CAPSULE_METHODS],
);

const CAPSULE_METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr_method;
};
