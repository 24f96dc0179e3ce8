//! `int | str`: unions of types.
//!
//! Two ways lead to a union: `|` of types, which takes types and what acts as one, and `Union[..]`, which takes
//! whatever `typing` accepts for a type (a str becomes a `ForwardRef`). The members of a union are flat, in the
//! order in which they were named, and none comes twice.

use crate::heap::Heap;
use crate::object::Rare;
use crate::value::{TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::state::price;
use crate::vm::{Outcome, Vm};

/// What a member of a union has to be, as the errors say it.
const MEMBER_MESSAGE: &str = "Union[arg, ...]: each arg must be a type.";

/// The members of a union in the making, with their hashes; those without one are compared with each other.
#[derive(Default)]
struct Members {
    items: Vec<(Option<i64>, Value)>,
}

impl Vm {
    /// `a | b` of types; NotImplemented where one side cannot be a member of a union.
    pub(crate) fn union_of(&mut self, a: Value, b: Value) -> Outcome {
        if !self.fits_in_union(a) || !self.fits_in_union(b) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let mut members = Members::default();
        for side in [a, b] {
            self.add_members(&mut members, side, false)?;
        }
        self.make_union(&members)
    }

    /// `Union[given]`: the types are checked, and what stands for a type becomes one.
    pub(crate) fn union_from(&mut self, given: &[Value]) -> Outcome {
        let mut members = Members::default();
        for &item in given {
            self.add_members(&mut members, item, true)?;
        }
        self.make_union(&members)
    }

    fn make_union(&mut self, members: &Members) -> Outcome {
        match members.items[..] {
            [] => Err(self.type_error("Cannot take a Union of no types.")),
            [(_, only)] => Ok(only),
            _ => {
                let items: Vec<Value> = members.items.iter().map(|(_, item)| *item).collect();
                let args = self.heap.new_tuple(&items);
                let rest = members.items.iter().filter(|(hash, _)| hash.is_none());
                let rest: Vec<Value> = rest.map(|(_, item)| *item).collect();
                let unhashable = match rest.is_empty() {
                    true => Value::UNBOUND,
                    false => self.heap.new_tuple(&rest),
                };
                Ok(self.heap.new_object(Rare::Union { args, unhashable }))
            }
        }
    }

    fn fits_in_union(&self, v: Value) -> bool {
        v.is_none()
            || v.is_type()
            || matches!(
                self.layout_of(v),
                TypeId::GenericAlias | TypeId::UnionType | TypeId::TypeAliasType
            )
    }

    /// Adds a type, or each member of a union.
    fn add_members(&mut self, members: &mut Members, given: Value, check: bool) -> Outcome<()> {
        for item in union_members(&self.heap, given) {
            let item = if check {
                self.checked_member(item)?
            } else {
                item
            };
            self.add_member(members, item)?;
        }
        Ok(())
    }

    fn add_member(&mut self, members: &mut Members, item: Value) -> Outcome<()> {
        self.budget.burn(1 + price::copied(members.items.len()))?;
        let hash = self.hash_if_any(item)?;
        for index in 0..members.items.len() {
            let (other_hash, other) = members.items[index];
            if other_hash == hash && (other == item || self.eq(other, item)?) {
                return Ok(());
            }
        }
        members.items.push((hash, item));
        Ok(())
    }

    /// The hash of a member; `None` where it has none.
    fn hash_if_any(&mut self, item: Value) -> Outcome<Option<i64>> {
        match self.hash(item) {
            Ok(hash) => Ok(Some(hash)),
            Err(fault) if is_raised(&self.heap, fault, TypeId::TypeError) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// What `typing` makes of something that stands for a type.
    fn checked_member(&mut self, item: Value) -> Outcome {
        let known = item.is_type()
            || matches!(
                item.as_rare().map(|key| &self.heap[key]),
                Some(Rare::GenericAlias { .. } | Rare::TypeParam { .. } | Rare::TypeAlias { .. })
            );
        if known {
            return Ok(item);
        }
        let module = self.import_module("typing")?;
        self.heap.keep(module);
        let name = self.heap.intern("_type_check");
        let check = self.getattr(module, name)?;
        let message = self.heap.new_str(MEMBER_MESSAGE);
        let checked = self.call(check, &[item, message])?;
        Ok(self.heap.keep(checked))
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
        Rare::Union { args, .. } => Some(heap.tuple_items(args)),
        _ => None,
    }
}

/// The members of a union that had a hash when it was made, and the others.
pub(crate) fn union_parts(heap: &Heap, v: Value) -> Option<(Vec<Value>, Vec<Value>)> {
    match heap[v.as_rare()?] {
        Rare::Union { args, unhashable } => {
            let rest = match unhashable.is_bound() {
                true => heap.tuple_items(unhashable),
                false => Vec::new(),
            };
            let mut first = heap.tuple_items(args);
            first.retain(|item| !rest.contains(item));
            Some((first, rest))
        }
        _ => None,
    }
}
