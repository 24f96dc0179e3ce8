//! Restoring a snapshot: the objects that were made get their contents.
//!
//! Invariant: a dict or a set is filled after all that its keys may consist of, as its keys are hashed then.

use super::restore::{Builder, Made, failed};
use super::take;
use super::tree::{Data, Id, Instance};
use crate::object::{Deque, List, Method, Rare, Set, Slice, Tuple};
use crate::value::{DictKey, SetKey, Tag, TypeId, Value};

impl Builder<'_> {
    /// Fills what needs no hashes.
    pub(super) fn fill(&mut self, id: Id) -> Made<()> {
        let snapshot = self.snapshot;
        let made = self.value(id);
        match snapshot.data(id) {
            Data::Tuple(nodes) => {
                self.pay_items(nodes.len())?;
                let items = self.all_bound(id, nodes)?.into();
                if let Some(key) = made.as_tuple() {
                    self.vm.heap.fill(key, Tuple { items });
                }
            }
            Data::List(nodes) => {
                self.pay_items(nodes.len())?;
                let items = self.all_bound(id, nodes)?;
                if let Some(key) = made.as_list() {
                    self.vm.heap.fill(key, List { items });
                }
            }
            Data::Deque(nodes, bound) => self.fill_deque(id, nodes, *bound)?,
            Data::Range(parts) => self.fill_range(id, *parts)?,
            Data::Slice(parts) => {
                let [start, stop, step] = self.bound(id, *parts)?;
                if let Some(key) = made.as_slice() {
                    self.vm.heap[key] = Slice { start, stop, step };
                }
            }
            Data::Method { function, receiver } => {
                let (function, receiver) = (self.value(*function), self.value(*receiver));
                if !take::can_be_bound(function) || receiver.is_unbound() {
                    return failed(id, "a method has no function");
                }
                if let Some(key) = made.as_method() {
                    self.vm.heap[key] = Method { function, receiver };
                }
            }
            Data::Namespace(dict) => {
                let (Some(dict), Some(key)) = (self.value(*dict).as_dict(), made.as_rare()) else {
                    return failed(id, "a namespace has no dict");
                };
                self.vm.heap.fill(key, Rare::Namespace { dict });
            }
            Data::Instance(instance) => self.fill_instance(id, instance)?,
            _ => {}
        }
        Ok(())
    }

    fn fill_deque(&mut self, id: Id, nodes: &[Id], bound: Option<u64>) -> Made<()> {
        self.pay_items(nodes.len())?;
        let maxlen = bound.and_then(|bound| usize::try_from(bound).ok());
        if maxlen.is_some_and(|most| nodes.len() > most) || maxlen.is_some() != bound.is_some() {
            return failed(id, "a deque is longer than its bound");
        }
        let items = self.all_bound(id, nodes)?.into();
        if let Some(key) = self.value(id).as_rare() {
            let deque = Deque {
                items,
                maxlen,
                state: 0,
            };
            self.vm.heap.fill(key, Rare::Deque(Box::new(deque)));
        }
        Ok(())
    }

    fn fill_range(&mut self, id: Id, parts: [Id; 3]) -> Made<()> {
        let [start, stop, step] = parts.map(|part| self.value(part));
        let is_int = |value: Value| matches!(value.tag(), Tag::Int | Tag::BigInt);
        if ![start, stop, step].into_iter().all(is_int) || step == Value::int(0) {
            return failed(id, "a range has no ints");
        }
        let made = self.vm.new_range(start, stop, step);
        if let (Some(key), Some(made)) = (self.value(id).as_range(), made.as_range()) {
            self.vm.heap[key] = self.vm.heap[made];
        }
        Ok(())
    }

    fn fill_instance(&mut self, id: Id, instance: &Instance) -> Made<()> {
        let made = self.value(id);
        let (Some(key), Some(class)) = (made.as_instance(), self.value(instance.class).as_class())
        else {
            return failed(id, "an instance has no class");
        };
        let payload = instance
            .value
            .map_or(Value::UNBOUND, |node| self.value(node));
        let layout = self.vm.heap[class].layout;
        let fits = match payload.is_bound() {
            true => layout != TypeId::Object && self.vm.builtin_type_of(payload) == layout,
            false => layout == TypeId::Object,
        };
        if !fits || payload.as_instance().is_some() {
            let name = self.vm.heap.class_name(class.into());
            return failed(id, format!("an instance of {name} has another base here"));
        }
        self.vm.heap[key].payload = payload;
        if let Some(node) = instance.attributes {
            let dict = self.value(node).as_dict();
            let dict = dict.filter(|_| self.vm.heap[class].has_dict);
            let Some(dict) = dict else {
                let name = self.vm.heap.class_name(class.into());
                return failed(id, format!("an instance of {name} has no attributes here"));
            };
            self.vm.heap.put_instance_dict(made, dict);
            self.vm.heap.put_instance_dict(payload, dict);
        }
        if instance.slots.is_empty() {
            return Ok(());
        }
        let slots = self.vm.heap.instance_slots(key);
        let names = take::slot_names(&self.vm.heap, class);
        for (name, node) in &instance.slots {
            self.vm.budget.burn(1)?;
            let place = names.iter().find(|(other, _)| other == name);
            let items = &mut self.vm.heap[slots].items;
            let slot = place.and_then(|(_, place)| items.get_mut(*place as usize));
            let Some(slot) = slot else {
                let class = self.vm.heap.class_name(class.into());
                return failed(
                    id,
                    format!("an instance of {class} has no slot {name} here"),
                );
            };
            *slot = self.values.get(*node as usize).copied().unwrap_or_default();
        }
        Ok(())
    }

    // ---- tables ------------------------------------------------------------------------------

    /// Fills dicts and sets: first those whose keys are texts, then each after what its keys may consist of. Scripts may
    /// run: the `__hash__` and `__eq__` of instances that are keys.
    pub(super) fn fill_tables(&mut self, reached: &[Id]) -> Made<()> {
        let is_plain = |id: Id| match self.snapshot.data(id) {
            Data::Dict(entries) => {
                let mut keys = entries.iter().map(|(key, _)| self.snapshot.data(*key));
                keys.all(|key| matches!(key, Data::Str(_)))
            }
            _ => false,
        };
        let (plain, others): (Vec<Id>, Vec<Id>) =
            reached.iter().copied().partition(|id| is_plain(*id));
        for id in plain {
            self.fill_table(id)?;
        }
        for id in self.inside_out(&others)? {
            self.fill_table(id)?;
        }
        Ok(())
    }

    /// Nodes in an order in which each comes after those that it refers to, as far as there is one.
    fn inside_out(&mut self, nodes: &[Id]) -> Made<Vec<Id>> {
        let mut order = Vec::new();
        let mut seen = vec![false; self.snapshot.nodes.len()];
        for &start in nodes {
            let mut work = vec![(start, false)];
            while let Some((id, is_done)) = work.pop() {
                if is_done {
                    order.push(id);
                    continue;
                }
                match seen.get_mut(id as usize) {
                    Some(seen) if !*seen => *seen = true,
                    _ => continue,
                }
                self.vm.budget.burn(1)?;
                work.push((id, true));
                self.snapshot
                    .data(id)
                    .children(&mut |child| work.push((child, false)));
            }
        }
        Ok(order)
    }

    fn fill_table(&mut self, id: Id) -> Made<()> {
        let snapshot = self.snapshot;
        let made = self.value(id);
        match snapshot.data(id) {
            Data::Dict(entries) => match made.as_dict() {
                Some(dict) if self.vm.heap[dict].len() == 0 => self.fill_dict(id, dict, entries),
                _ => Ok(()),
            },
            Data::OrderedDict(entries) => {
                for (key, value) in entries {
                    let [key, value] = self.bound(id, [*key, *value])?;
                    if let Some(ordered) = made.as_rare() {
                        self.vm.ordered_set(ordered, key, value)?;
                    }
                }
                Ok(())
            }
            Data::Set(nodes) | Data::FrozenSet(nodes) => match made.as_any_set() {
                Some(set) => self.fill_set(id, set, nodes),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn fill_dict(&mut self, id: Id, dict: DictKey, entries: &[(Id, Id)]) -> Made<()> {
        self.vm.budget.burn(entries.len() as u64)?;
        for (key, value) in entries {
            let [key, value] = self.bound(id, [*key, *value])?;
            self.vm.dict_set(dict, key, value)?;
        }
        Ok(())
    }

    /// Adds the items; where the table has another order than they had, it gets theirs.
    fn fill_set(&mut self, id: Id, set: SetKey, nodes: &[Id]) -> Made<()> {
        self.vm.budget.burn(nodes.len() as u64)?;
        let items = self.all_bound(id, nodes)?;
        let mut hashed = Vec::with_capacity(items.len());
        for &item in &items {
            let hash = self.vm.element_hash(item)?;
            hashed.push((hash, item));
            if !self.vm.set_add_hashed(set, hash, item)? {
                return failed(id, "a set has equal items");
            }
        }
        let order = self.vm.heap[set].iter().map(|slot| slot.key);
        if !order.eq(items.iter().copied()) {
            let in_order = Set::in_order(&hashed);
            self.vm.heap.fill(set, in_order);
        }
        Ok(())
    }
}
