//! What a host hands to scripts: functions, types, objects and modules implemented in Rust.

pub(in crate::embed) mod binding;
pub(in crate::embed) mod call;
pub(in crate::embed) mod callable;
pub(in crate::embed) mod data;
pub(in crate::embed) mod define;
pub(in crate::embed) mod frame;
pub(in crate::embed) mod function;
pub(in crate::embed) mod host_arg;
pub(in crate::embed) mod host_type;
pub(in crate::embed) mod iterate;
pub(in crate::embed) mod module;
pub(in crate::embed) mod object;
pub(in crate::embed) mod pay;

use crate::value::{DictKey, Value as VmValue};
use crate::vm::Vm;

/// Puts a value into a namespace.
fn put(vm: &mut Vm, dict: DictKey, name: &str, value: VmValue) {
    let name = vm.heap.intern(name);
    vm.heap.dict_set_str(dict, name, value);
}
