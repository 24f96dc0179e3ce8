//! The method resolution order of a class: C3 linearization of its bases.
//!
//! Input: the new class and its bases; output: the class, then every base, each before its own bases
//! and the bases in the order they were named.

use std::collections::{HashMap, HashSet};

use crate::value::{ClassKey, Value};
use crate::vm::{Outcome, Vm};

impl Vm {
    /// Computes the order for a class whose bases and metaclass are set. A metaclass's own `mro()` is asked.
    pub(crate) fn compute_mro(&mut self, class: ClassKey) -> Outcome<Vec<Value>> {
        let meta = self.heap[class].metaclass;
        let name = self.heap.intern("mro");
        let custom = match self.lookup_type(meta, name) {
            Some(method) if method.as_builtin().is_none() => method,
            _ => return self.linearize(class),
        };
        let result = self.call_unbound(custom, class.into(), &[])?;
        let order = self.collect(result)?;
        for &item in &order {
            if !item.is_type() {
                let text = format!("mro() returned a non-class ('{}')", self.type_name(item));
                return Err(self.type_error(text));
            }
            if item != class.into()
                && !self.is_subtype(
                    self.solid_base(self.heap[class].base),
                    self.solid_base(item),
                )
            {
                let text = format!(
                    "mro() returned base with unsuitable layout ('{}')",
                    self.heap.class_name(item)
                );
                return Err(self.type_error(text));
            }
        }
        Ok(order)
    }

    /// `type.mro(class)`
    pub(crate) fn linearize(&mut self, class: ClassKey) -> Outcome<Vec<Value>> {
        let bases = self.heap[class].bases.clone();
        let mut seen = HashSet::new();
        for base in &bases {
            if !seen.insert(*base) {
                let text = format!("duplicate base class {}", self.heap.class_name(*base));
                return Err(self.type_error(text));
            }
            if base
                .as_class()
                .is_some_and(|key| self.heap[key].mro.is_empty())
            {
                let text = format!(
                    "Cannot extend an incomplete type '{}'",
                    self.heap.class_name(*base)
                );
                return Err(self.type_error(text));
            }
        }
        let mut order = vec![Value::class(class)];
        if let [base] = bases[..] {
            order.extend(self.heap.mro(base));
            return Ok(order);
        }
        let mut lists: Vec<Vec<Value>> = bases.iter().map(|&base| self.heap.mro(base)).collect();
        lists.push(bases);
        // Each step considers the head of every list.
        let length: usize = lists.iter().map(Vec::len).sum();
        self.budget
            .burn((length as u64).saturating_mul(lists.len() as u64))?;
        let stuck = merge(&mut order, &lists);
        if stuck.is_empty() {
            return Ok(order);
        }
        let names: Vec<_> = stuck
            .iter()
            .map(|&base| self.heap.class_name(base))
            .collect();
        let text = format!(
            "Cannot create a consistent method resolution order (MRO) for bases {}",
            names.join(", ")
        );
        Err(self.type_error(text))
    }
}

/// Merges the lists; each step takes the first head that is in no other list's tail.
/// Gives the heads that are left when none is free, else nothing.
fn merge(order: &mut Vec<Value>, lists: &[Vec<Value>]) -> Vec<Value> {
    let mut at = vec![0; lists.len()];
    // In how many tails each class stands.
    let mut behind: HashMap<Value, usize> = HashMap::new();
    for class in lists.iter().flat_map(|list| list.iter().skip(1)) {
        *behind.entry(*class).or_default() += 1;
    }
    loop {
        let heads: Vec<Value> = lists
            .iter()
            .zip(&at)
            .filter_map(|(list, &i)| list.get(i).copied())
            .collect();
        let Some(next) = heads
            .iter()
            .copied()
            .find(|head| behind.get(head).is_none_or(|&count| count == 0))
        else {
            let mut seen = HashSet::new();
            return heads
                .into_iter()
                .filter(|head| seen.insert(*head))
                .collect();
        };
        order.push(next);
        for (list, i) in lists.iter().zip(&mut at) {
            if list.get(*i) == Some(&next) {
                *i += 1;
                if let Some(count) = list.get(*i).and_then(|head| behind.get_mut(head)) {
                    *count -= 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::TypeId;

    #[test]
    fn merging_keeps_the_order_of_the_lists() {
        let [a, b, c, o] =
            [TypeId::List, TypeId::Dict, TypeId::Set, TypeId::Object].map(Value::builtin_type);
        let mut order = Vec::new();
        assert_eq!(
            merge(&mut order, &[vec![a, o], vec![b, c, o], vec![a, b]]),
            []
        );
        assert_eq!(order, [a, b, c, o]);
        assert_eq!(
            merge(&mut Vec::new(), &[vec![a, b, o], vec![b, a, o]]),
            [a, b]
        );
    }
}
