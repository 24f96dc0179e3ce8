//! The modules that scripts can import.
//!
//! Each file has a `fill`: it gets the empty namespace of a new module and puts the names in. What is
//! written in Rust stands in tables like those of `builtins`; the parts that are Python stand in
//! `python/*.py` and run when the module is first imported, which needs the feature `parser`.

pub(crate) mod bisect;
pub(crate) mod collections;
pub(crate) mod dis;
pub(crate) mod functools;
pub(crate) mod gc;
pub(crate) mod heapq;
pub(crate) mod inspect;
pub(crate) mod itertools;
pub(crate) mod json;
pub(crate) mod math;
pub(crate) mod operator;
pub(crate) mod python;
mod struct_sequence;
pub(crate) mod symtable;
pub(crate) mod sys;
pub(crate) mod traceback;
pub(crate) mod types;
pub(crate) mod typing;

pub(crate) use struct_sequence::ROWS as STRUCT_SEQUENCE;

use crate::value::{DictKey, Value};
use crate::vm::Vm;

/// Puts the functions of a module's tables into its namespace.
fn add_functions(vm: &mut Vm, module: &str, dict: DictKey) {
    for (name, value) in vm.registry.module_functions(module) {
        add(vm, dict, name, value);
    }
}

/// Puts one name into a namespace.
fn add(vm: &mut Vm, dict: DictKey, name: &str, value: Value) {
    let name = vm.heap.intern(name);
    vm.dict_set_str(dict, name, value);
}

/// Puts a str into a namespace.
fn add_text(vm: &mut Vm, dict: DictKey, name: &str, text: &str) {
    let text = vm.heap.new_str(text);
    add(vm, dict, name, text);
}
