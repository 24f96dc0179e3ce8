//! `int | str`: unions of types.

use crate::heap::Heap;
use crate::object::Rare;
use crate::value::{TypeId, Value};
use crate::vm::typing::generic_alias::is_type_parameter;
use crate::vm::{Outcome, Vm};

impl Vm {
    /// `a | b` of types; NotImplemented where one side cannot be a member of a union.
    pub(crate) fn union_of(&mut self, a: Value, b: Value) -> Outcome {
        // Where `typing` is loaded, type parameters make its unions.
        let foreign = (is_type_parameter(&self.heap, a) || is_type_parameter(&self.heap, b))
            && self
                .names
                .typing_function(&mut self.heap, "_make_union")
                .is_some();
        if foreign || !self.fits_in_union(a) || !self.fits_in_union(b) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let mut members: Vec<Value> = Vec::new();
        for side in [a, b] {
            for member in union_members(&self.heap, side) {
                self.budget.burn(1 + members.len() as u64)?;
                let mut known = false;
                for &other in &members {
                    known = known || self.same_member(other, member)?;
                }
                if !known {
                    members.push(member);
                }
            }
        }
        if let [only] = members[..] {
            return Ok(only);
        }
        let args = self.heap.new_tuple(&members);
        Ok(self.heap.new_object(Rare::Union { args }))
    }

    fn fits_in_union(&self, v: Value) -> bool {
        v.is_none()
            || v.is_type()
            || matches!(
                self.layout_of(v),
                TypeId::GenericAlias
                    | TypeId::UnionType
                    | TypeId::TypeAliasType
                    | TypeId::TypeVar
                    | TypeId::ParamSpec
                    | TypeId::TypeVarTuple
            )
    }

    /// Types are the same only if they are one object; aliases compare.
    fn same_member(&mut self, a: Value, b: Value) -> Outcome<bool> {
        if a.is_type() || b.is_type() {
            Ok(a == b)
        } else {
            self.eq(a, b)
        }
    }
}

fn union_members(heap: &Heap, v: Value) -> Vec<Value> {
    if v.is_none() {
        return vec![Value::builtin_type(TypeId::NoneType)];
    }
    union_args(heap, v).unwrap_or_else(|| vec![v])
}

/// The members of a union; `None` for other values.
pub(crate) fn union_args(heap: &Heap, v: Value) -> Option<Vec<Value>> {
    match heap[v.as_rare()?] {
        Rare::Union { args } => Some(heap.tuple_items(args)),
        _ => None,
    }
}
