//! `types`: names for the types that have no builtin name; the functions on classes are Python.

use super::{add, python};
use crate::value::{DictKey, TypeId, Value};
use crate::vm::{Outcome, Vm};

const NAMES: &[(&str, TypeId)] = &[
    ("FunctionType", TypeId::Function),
    ("LambdaType", TypeId::Function),
    ("CodeType", TypeId::Code),
    ("CellType", TypeId::Cell),
    ("MappingProxyType", TypeId::MappingProxy),
    ("SimpleNamespace", TypeId::SimpleNamespace),
    ("GeneratorType", TypeId::Generator),
    ("CoroutineType", TypeId::Coroutine),
    ("AsyncGeneratorType", TypeId::AsyncGenerator),
    ("MethodType", TypeId::Method),
    ("BuiltinFunctionType", TypeId::BuiltinFunction),
    ("BuiltinMethodType", TypeId::BuiltinFunction),
    ("WrapperDescriptorType", TypeId::WrapperDescriptor),
    ("MethodWrapperType", TypeId::MethodWrapper),
    ("MethodDescriptorType", TypeId::MethodDescriptor),
    ("ClassMethodDescriptorType", TypeId::ClassMethodDescriptor),
    ("ModuleType", TypeId::Module),
    ("TracebackType", TypeId::Traceback),
    ("FrameType", TypeId::Frame),
    ("GetSetDescriptorType", TypeId::GetSetDescriptor),
    ("MemberDescriptorType", TypeId::MemberDescriptor),
    ("GenericAlias", TypeId::GenericAlias),
    ("UnionType", TypeId::UnionType),
    ("EllipsisType", TypeId::Ellipsis),
    ("NoneType", TypeId::NoneType),
    ("NotImplementedType", TypeId::NotImplementedType),
];

pub(crate) fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    for (name, ty) in NAMES {
        add(vm, dict, name, Value::builtin_type(*ty));
    }
    python::run(vm, "types", dict)
}
