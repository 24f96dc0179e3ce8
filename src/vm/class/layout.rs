//! The layout of instances: which base of a class decides what its instances are made of, and whether
//! the bases agree.
//!
//! A *solid* base is one that adds something to the layout: a built-in type with data of its own, or a
//! class with `__slots__`. All solid bases of a class must lie on one line of inheritance.

use crate::value::{TypeId, Value};
use crate::vm::{Outcome, Vm};

impl Vm {
    /// `__base__` of a class with these bases: the one whose solid base derives from all others'.
    pub(crate) fn best_base(&mut self, bases: &[Value]) -> Outcome {
        let mut best = bases[0];
        let mut winner = Value::UNBOUND;
        for &base in bases {
            if !base.is_type() {
                return Err(self.type_error("bases must be types"));
            }
            if !self.is_acceptable_base(base) {
                let text = format!(
                    "type '{}' is not an acceptable base type",
                    self.heap.dotted_type_name(base)
                );
                return Err(self.type_error(text));
            }
            let candidate = self.solid_base(base);
            if winner.is_unbound() {
                winner = candidate;
                best = base;
            } else if self.is_subtype(winner, candidate) {
            } else if self.is_subtype(candidate, winner) {
                winner = candidate;
                best = base;
            } else {
                return Err(self.type_error("multiple bases have instance lay-out conflict"));
            }
        }
        Ok(best)
    }

    pub(crate) fn is_acceptable_base(&self, base: Value) -> bool {
        match base.as_builtin_type() {
            Some(ty) => self.registry.type_def(ty).subclassable,
            None => self
                .heap
                .host_class(base)
                .is_none_or(|host| host.subclassable),
        }
    }

    /// The class or built-in type that last added something to the layout of instances of `class`.
    pub(crate) fn solid_base(&self, class: Value) -> Value {
        let mut class = class;
        while let Some(key) = class.as_class() {
            let base = self.heap[key].base;
            if self.heap[key].host.is_some()
                || self.heap[key].slot_count > self.heap.slot_count(base)
            {
                return class;
            }
            class = base;
        }
        let mut ty = class.as_builtin_type().unwrap_or(TypeId::Object);
        while !self.registry.type_def(ty).own_layout {
            ty = ty.base();
        }
        Value::builtin_type(ty)
    }

    /// Whether instances of the class have a `__dict__`.
    pub(crate) fn class_has_dict(&self, class: Value) -> bool {
        match class.as_class() {
            Some(key) => self.heap[key].has_dict,
            None => class
                .as_builtin_type()
                .is_some_and(|ty| self.registry.type_def(ty).has_dict),
        }
    }
}
