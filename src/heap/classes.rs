//! What classes say of themselves, without hooks and without scripts: names, bases, layouts, the order of resolution.
//!
//! A built-in type and a script's class are asked alike; a value that is neither counts as `object`.

use std::collections::HashSet;

use super::Heap;
use crate::object::{HostClass, Rare};
use crate::value::{ClassKey, TypeId, Value};

/// Lists of subclasses are pruned of dead classes when they reach this length and at its doublings.
const PRUNE_SUBCLASSES: usize = 64;

impl Heap {
    /// The names of the slots that a class itself adds, sorted.
    pub(crate) fn own_slots(&self, class: ClassKey) -> Vec<&str> {
        let slots = self[self[class].dict].iter().filter_map(|entry| {
            match self[entry.value.as_rare()?] {
                Rare::Slot {
                    class: owner, name, ..
                } if owner == class => Some(self.text(name)),
                _ => None,
            }
        });
        let mut names: Vec<&str> = slots.collect();
        names.sort_unstable();
        names
    }

    /// How many slots instances of a class have.
    pub(crate) fn slot_count(&self, class: Value) -> u32 {
        class.as_class().map_or(0, |key| self[key].slot_count)
    }

    /// The built-in type whose layout instances of a class with this best base have.
    pub(crate) fn layout_over(&self, base: Value) -> TypeId {
        match self.layout_of_class(base) {
            TypeId::Generic => TypeId::Object,
            layout => layout,
        }
    }

    /// The built-in type whose layout instances of `class` have; `object` for anything that is not a class.
    #[inline]
    pub(crate) fn layout_of_class(&self, class: Value) -> TypeId {
        match class.as_class() {
            Some(key) => self[key].layout,
            None => class.as_builtin_type().unwrap_or(TypeId::Object),
        }
    }

    /// `class.__name__`
    pub(crate) fn class_name(&self, class: Value) -> String {
        match class.as_class() {
            Some(key) => self.text(self[key].name).to_owned(),
            None => class
                .as_builtin_type()
                .map_or("object", TypeId::name)
                .to_owned(),
        }
    }

    /// Whether `of` is in the method resolution order of `class`; no hooks, no scripts.
    pub(crate) fn is_subtype(&self, class: Value, of: Value) -> bool {
        if class == of {
            return true;
        }
        match (class.as_class(), of.as_builtin_type()) {
            (Some(key), _) => self[key].mro.contains(&of),
            (None, Some(of)) => class.as_builtin_type().is_some_and(|ty| ty.is_subtype(of)),
            (None, None) => false,
        }
    }

    /// `class.__mro__`
    pub(crate) fn mro(&self, class: Value) -> Vec<Value> {
        match class.as_class() {
            Some(key) => self[key].mro.clone(),
            None => class
                .as_builtin_type()
                .map(|ty| ty.mro().into_iter().map(Value::builtin_type).collect())
                .unwrap_or_default(),
        }
    }

    pub(crate) fn register_subclass(&mut self, class: ClassKey) {
        for base in self[class].bases.clone() {
            let Some(base) = base.as_class() else {
                continue;
            };
            let count = self[base].subclasses.len();
            if count >= PRUNE_SUBCLASSES && count.is_power_of_two() {
                self.direct_subclasses(base.into());
            }
            self[base].subclasses.push(class);
        }
    }

    /// Whether `class` is found from `from` along `__bases__`.
    pub(crate) fn reaches_by_bases(&self, from: Value, class: ClassKey) -> bool {
        let mut seen = HashSet::new();
        let mut work = vec![from];
        while let Some(next) = work.pop() {
            let Some(key) = next.as_class() else { continue };
            if key == class {
                return true;
            }
            if seen.insert(key) {
                work.extend_from_slice(&self[key].bases);
            }
        }
        false
    }

    /// The class and everything that derives from it, each after its own bases.
    pub(crate) fn descendants(&mut self, class: ClassKey) -> Vec<ClassKey> {
        // Leaving a class after all that derive from it, backwards, is that order.
        let mut left = Vec::new();
        let mut entered = HashSet::new();
        let mut work = vec![(class, false)];
        while let Some((key, done)) = work.pop() {
            if done {
                left.push(key);
                continue;
            }
            if !entered.insert(key) {
                continue;
            }
            work.push((key, true));
            for sub in self
                .direct_subclasses(key.into())
                .into_iter()
                .filter_map(Value::as_class)
            {
                work.push((sub, false));
            }
        }
        left.reverse();
        left
    }

    /// `class.__qualname__`
    pub(crate) fn qualified_class_name(&self, class: Value) -> String {
        match class.as_class() {
            Some(key) => self.text(self[key].qualname).to_owned(),
            None => self.class_name(class),
        }
    }

    /// What messages call a type: with its module where that is not `builtins` or a script's.
    pub(crate) fn dotted_type_name(&self, class: Value) -> String {
        match class.as_builtin_type() {
            Some(ty) if ty.module() != "builtins" => format!("{}.{}", ty.module(), ty.name()),
            _ => self.class_name(class),
        }
    }

    /// Classes that name this one as a base, those still alive, in the order they were made.
    pub(crate) fn direct_subclasses(&mut self, class: Value) -> Vec<Value> {
        match class.as_class() {
            Some(key) => {
                let heap = &self;
                let alive: Vec<_> = heap[key]
                    .subclasses
                    .iter()
                    .copied()
                    .filter(|&sub| heap.contains(sub.into()))
                    .collect();
                self[key].subclasses.clone_from(&alive);
                alive.into_iter().map(Value::class).collect()
            }
            None => {
                let Some(ty) = class.as_builtin_type() else {
                    return Vec::new();
                };
                let built_in = TypeId::ALL
                    .iter()
                    .filter(|sub| sub.bases().contains(&ty) && **sub != ty);
                built_in.map(|sub| Value::builtin_type(*sub)).collect()
            }
        }
    }

    /// What the host allows with a class, if it is one of the host's.
    pub(crate) fn host_class(&self, class: Value) -> Option<HostClass> {
        class.as_class().and_then(|key| self[key].host)
    }

    /// The class of the host that a class is or derives from, if any.
    pub(crate) fn host_base(&self, class: Value) -> Option<Value> {
        let mro = &self[class.as_class()?].mro;
        let found = mro.iter().find(|base| self.host_class(**base).is_some());
        found.copied()
    }

    /// Whether a function of the host is a method that binds to instances.
    pub(crate) fn host_function_binds(&self, function: Value) -> bool {
        function
            .as_host_function()
            .is_some_and(|key| self[key].binds)
    }
}
