//! The method resolution order of a class: C3 linearization of its bases.
//!
//! Input: the new class and its bases; output: the class, then every base, each before its own bases
//! and the bases in the order they were named.

use super::{Outcome, Vm};
use crate::value::{ClassKey, Value};

impl Vm {
    /// Computes the order for a class whose bases and metaclass are set. A metaclass's own `mro()` is asked.
    pub(crate) fn compute_mro(&mut self, class: ClassKey) -> Outcome<Vec<Value>> {
        let meta = self.heap[class].metaclass;
        let name = self.intern("mro");
        let custom = match self.lookup_type(meta, name) {
            Some(method) if method.as_builtin().is_none() => method,
            _ => return self.linearize(class),
        };
        let result = self.call_unbound(custom, class.into(), &[])?;
        let order = self.collect(result)?;
        for &item in &order {
            if !self.is_type(item) {
                let text = format!("mro() returned a non-class ('{}')", self.type_name(item));
                return Err(self.type_error(text));
            }
            if item != class.into() && !self.is_subtype(self.solid_base(self.heap[class].base), self.solid_base(item)) {
                let text = format!("mro() returned base with unsuitable layout ('{}')", self.class_name(item));
                return Err(self.type_error(text));
            }
        }
        Ok(order)
    }

    /// `type.mro(class)`
    pub(crate) fn linearize(&mut self, class: ClassKey) -> Outcome<Vec<Value>> {
        let bases = self.heap[class].bases.clone();
        for (i, base) in bases.iter().enumerate() {
            if bases[..i].contains(base) {
                let text = format!("duplicate base class {}", self.class_name(*base));
                return Err(self.type_error(text));
            }
            if base.as_class().is_some_and(|key| self.heap[key].mro.is_empty()) {
                let text = format!("Cannot extend an incomplete type '{}'", self.class_name(*base));
                return Err(self.type_error(text));
            }
        }
        let mut order = vec![Value::class(class)];
        if let [base] = bases[..] {
            order.extend(self.mro(base));
            return Ok(order);
        }
        let mut lists: Vec<Vec<Value>> = bases.iter().map(|&base| self.mro(base)).collect();
        lists.push(bases);
        match merge(&mut order, &lists) {
            Ok(()) => Ok(order),
            Err(stuck) => {
                let names: Vec<_> = stuck.iter().map(|&base| self.class_name(base)).collect();
                let text = format!(
                    "Cannot create a consistent method resolution order (MRO) for bases {}",
                    names.join(", ")
                );
                Err(self.type_error(text))
            }
        }
    }
}

/// Merges the lists; each step takes the first head that stands in no other list's tail.
/// Gives the heads that are left when none is free.
fn merge(order: &mut Vec<Value>, lists: &[Vec<Value>]) -> Result<(), Vec<Value>> {
    let mut at = vec![0; lists.len()];
    loop {
        let mut heads = lists.iter().zip(&at).filter_map(|(list, &i)| list.get(i).copied()).peekable();
        if heads.peek().is_none() {
            return Ok(());
        }
        let free = |head: &Value| !lists.iter().zip(&at).any(|(list, &i)| list.get(i + 1..).is_some_and(|tail| tail.contains(head)));
        let Some(next) = heads.find(free) else {
            let mut stuck: Vec<Value> = Vec::new();
            for head in lists.iter().zip(&at).filter_map(|(list, &i)| list.get(i).copied()) {
                if !stuck.contains(&head) {
                    stuck.push(head);
                }
            }
            return Err(stuck);
        };
        order.push(next);
        for (list, i) in lists.iter().zip(&mut at) {
            if list.get(*i) == Some(&next) {
                *i += 1;
            }
        }
    }
}
