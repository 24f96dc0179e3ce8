//! Stand-ins until each family has its file; whoever writes a family deletes its lines here.
#![expect(unused_variables, clippy::todo, reason = "nothing here stays")]
use super::*;
use crate::code::{BinaryOp, CodeObject, CompareOp, UnaryOp};
use crate::value::*;

pub(crate) enum GenStep { Yielded(Value), Returned(Value) }

// eval core
impl Vm {
    pub(crate) fn call(&mut self, callee: Value, args: &[Value]) -> Outcome { todo!() }
    pub(crate) fn call_kw(&mut self, callee: Value, args: &[Value], kw: &[(Value, Value)]) -> Outcome { todo!() }
    pub(crate) fn call_method(&mut self, obj: Value, name: &str, args: &[Value]) -> Outcome { todo!() }
    pub(crate) fn enter_native(&mut self) -> Outcome<()> { todo!() }
    pub(crate) fn link(&mut self, code: &CodeObject) -> CodeKey { todo!() }
    pub(crate) fn run_code(&mut self, code: CodeKey, globals: DictKey, namespace: Value, closure: &[CellKey]) -> Outcome { todo!() }
    pub(crate) fn resume_generator(&mut self, generator: GeneratorKey, sent: Result<Value, Fault>) -> Outcome<GenStep> { todo!() }
    pub(crate) fn current_frame_object(&mut self, depth_back: usize) -> Option<FrameKey> { todo!() }
    pub(crate) fn collect_garbage(&mut self) { todo!() }
    pub(crate) fn make_function(&mut self, code: CodeKey, globals: DictKey, closure: smallvec::SmallVec<[CellKey; 3]>) -> Value { todo!() }
    pub(crate) fn current_exception(&self) -> Value { todo!() }
}

// types
impl Vm {
    pub(crate) fn type_of(&self, v: Value) -> Value { todo!() }
    pub(crate) fn layout_of_class(&self, class: Value) -> TypeId { todo!() }
    pub(crate) fn layout_of(&self, v: Value) -> TypeId { todo!() }
    pub(crate) fn type_name(&self, v: Value) -> String { todo!() }
    pub(crate) fn class_name(&self, class: Value) -> String { todo!() }
    pub(crate) fn lookup_type(&self, class: Value, name: Value) -> Option<Value> { todo!() }
    pub(crate) fn lookup_special(&mut self, v: Value, name: &str) -> Option<Value> { todo!() }
    pub(crate) fn call_special(&mut self, v: Value, name: &str, args: &[Value]) -> Outcome<Option<Value>> { todo!() }
    pub(crate) fn getattr(&mut self, v: Value, name: Value) -> Outcome { todo!() }
    pub(crate) fn getattr_opt(&mut self, v: Value, name: Value) -> Outcome<Option<Value>> { todo!() }
    pub(crate) fn setattr(&mut self, v: Value, name: Value, value: Value) -> Outcome<()> { todo!() }
    pub(crate) fn delattr(&mut self, v: Value, name: Value) -> Outcome<()> { todo!() }
    pub(crate) fn load_method(&mut self, v: Value, name: Value) -> Outcome<(Value, Option<Value>)> { todo!() }
    pub(crate) fn bind(&mut self, attr: Value, instance: Value, owner: Value) -> Outcome { todo!() }
    pub(crate) fn is_subclass(&mut self, class: Value, of: Value) -> Outcome<bool> { todo!() }
    pub(crate) fn is_instance(&mut self, v: Value, of: Value) -> Outcome<bool> { todo!() }
    pub(crate) fn is_type(&self, v: Value) -> bool { todo!() }
    pub(crate) fn is_subtype(&self, class: Value, of: Value) -> bool { todo!() }
    pub(crate) fn instantiate(&mut self, class: Value, args: Args<'_>) -> Outcome { todo!() }
    pub(crate) fn mro(&self, class: Value) -> Vec<Value> { todo!() }
    pub(crate) fn new_instance(&mut self, class: ClassKey) -> Value { todo!() }
}

// numbers
impl Vm {
    pub(crate) fn binary(&mut self, op: BinaryOp, inplace: bool, a: Value, b: Value) -> Outcome { todo!() }
    pub(crate) fn unary(&mut self, op: UnaryOp, a: Value) -> Outcome { todo!() }
    pub(crate) fn compare(&mut self, op: CompareOp, a: Value, b: Value) -> Outcome { todo!() }
    pub(crate) fn eq(&mut self, a: Value, b: Value) -> Outcome<bool> { todo!() }
    pub(crate) fn less(&mut self, a: Value, b: Value) -> Outcome<bool> { todo!() }
    pub(crate) fn hash(&mut self, v: Value) -> Outcome<i64> { todo!() }
    pub(crate) fn truthy(&mut self, v: Value) -> Outcome<bool> { todo!() }
    pub(crate) fn repr(&mut self, v: Value) -> Outcome<String> { todo!() }
    pub(crate) fn str_of(&mut self, v: Value) -> Outcome<String> { todo!() }
    pub(crate) fn ascii(&mut self, v: Value) -> Outcome<String> { todo!() }
    pub(crate) fn format(&mut self, v: Value, spec: &str) -> Outcome<String> { todo!() }
    pub(crate) fn index(&mut self, v: Value) -> Outcome { todo!() }
    pub(crate) fn index_i64(&mut self, v: Value) -> Outcome<i64> { todo!() }
    pub(crate) fn as_bigint(&self, v: Value) -> Option<num_bigint::BigInt> { todo!() }
    pub(crate) fn address(&self, v: Value) -> u64 { todo!() }
}

// exceptions
impl Vm {
    pub(crate) fn format_exception(&mut self, exc: ExceptionKey) -> String { todo!() }
}
