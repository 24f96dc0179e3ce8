//! Whose variable a free variable is.

use std::collections::HashMap;
#[cfg(feature = "seeing")]
use std::sync::Arc;

use crate::value::CodeKey;
use crate::vm::Vm;

/// Whose variable a free variable is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::embed) enum OwnerCode {
    /// It is a cell variable of this code, which stands around.
    Code(CodeKey),
    /// No code around has it: a scope of the host, or whoever gave the cells to the outermost code.
    Host,
    /// Some of the code around is gone.
    Unknown,
}

/// The owners of the free variables of a code, in their order: for each the nearest code around that has it as a cell
/// variable. It costs what there are variables in all this code.
pub(in crate::embed) fn owners(vm: &Vm, code: CodeKey) -> Vec<OwnerCode> {
    let freevars = &vm.heap[code].code.freevars;
    let mut owners = vec![OwnerCode::Host; freevars.len()];
    let mut open: HashMap<&str, usize> = freevars
        .iter()
        .enumerate()
        .map(|(index, name)| (&**name, index))
        .collect();
    let mut inner = code;
    while !open.is_empty() {
        let Some(around) = vm.heap[inner].parent else {
            break;
        };
        if !vm.heap.contains(around.into()) {
            open.values()
                .for_each(|index| owners[*index] = OwnerCode::Unknown);
            break;
        }
        for name in &vm.heap[around].code.cellvars {
            if let Some(index) = open.remove(&**name) {
                owners[index] = OwnerCode::Code(around);
            }
        }
        inner = around;
    }
    owners
}

/// The qualified name of the owner of one free variable; `None` if it has no owner that is there.
#[cfg(feature = "seeing")]
pub(in crate::embed) fn owner(vm: &Vm, code: CodeKey, name: &str) -> Option<Arc<str>> {
    let mut inner = code;
    loop {
        let around = vm.heap[inner].parent?;
        let outer = &vm.heap.codes.get(around)?.object.code;
        if outer.cellvars.iter().any(|cellvar| **cellvar == *name) {
            return Some(Arc::clone(&outer.qualname));
        }
        inner = around;
    }
}
