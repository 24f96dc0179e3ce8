//! Template strings: what `t"..."` makes, and how its parts are read.
//!
//! Neighbours: the types' methods are in `modules::text::string::templatelib`, what hosts see in `embed::value`.

use crate::heap::Heap;
use crate::object::Rare;
use crate::value::Value;
use crate::vm::{Outcome, Trap, Vm};

/// The texts and the fields of a template, both tuples.
pub(crate) fn template_of(heap: &Heap, value: Value) -> Option<(Value, Value)> {
    match heap[value.as_rare()?] {
        Rare::Template {
            strings,
            interpolations,
        } => Some((strings, interpolations)),
        _ => None,
    }
}

/// Value, expression, conversion and format specifier of an interpolation.
pub(crate) fn interpolation_of(heap: &Heap, value: Value) -> Option<[Value; 4]> {
    match heap[value.as_rare()?] {
        Rare::Interpolation {
            value,
            expression,
            conversion,
            format_spec,
        } => Some([value, expression, conversion, format_spec]),
        _ => None,
    }
}

impl Vm {
    /// `BuildInterpolation`: the parts of the field lie on the stack.
    pub(in crate::vm) fn make_field(&mut self, at: usize) -> Outcome {
        let Some(&[value, expression, conversion, spec]) = self.stack.get(at..at + 4) else {
            return Err(Trap::Invalid.into());
        };
        // Only code that no compiler made has anything else here.
        let is_conversion =
            conversion.is_none() || matches!(self.heap.as_text(conversion), Some("s" | "r" | "a"));
        let are_texts =
            self.heap.as_text(expression).is_some() && self.heap.as_text(spec).is_some();
        if !is_conversion || !are_texts {
            return Err(self.system_error("BuildInterpolation expects texts"));
        }
        Ok(self
            .heap
            .new_interpolation([value, expression, conversion, spec]))
    }

    /// `BuildTemplate`: texts and fields lie on the stack, as tuples.
    pub(in crate::vm) fn build_template(&mut self, at: usize) -> Outcome {
        let Some(&[strings, interpolations]) = self.stack.get(at..at + 2) else {
            return Err(Trap::Invalid.into());
        };
        if !self.are_parts(strings, interpolations) {
            return Err(self.system_error("BuildTemplate expects texts and interpolations"));
        }
        Ok(self.heap.new_object(Rare::Template {
            strings,
            interpolations,
        }))
    }

    /// Whether two values are what a template consists of.
    fn are_parts(&self, strings: Value, interpolations: Value) -> bool {
        let (Some(strings), Some(fields)) = (strings.as_tuple(), interpolations.as_tuple()) else {
            return false;
        };
        let (strings, fields) = (&self.heap[strings].items, &self.heap[fields].items);
        strings.len() == fields.len() + 1
            && strings
                .iter()
                .all(|text| self.heap.as_text(*text).is_some())
            && fields
                .iter()
                .all(|field| interpolation_of(&self.heap, *field).is_some())
    }
}
