//! `__slots__`: attributes of instances that the class names, in place of a `__dict__`.

use crate::heap::Heap;
use crate::object::Rare;
use crate::text::names::{is_identifier, mangle};
use crate::value::{ClassKey, DictKey, TypeId, Value};
use crate::vm::{Outcome, Vm};

impl Vm {
    /// Reads `__slots__` of a new class's namespace: adds a descriptor for each, and decides whether
    /// instances have a `__dict__`.
    pub(crate) fn add_slots(&mut self, class: ClassKey) -> Outcome<()> {
        let dict = self.heap[class].dict;
        let bases = self.heap[class].bases.clone();
        let base = self.heap[class].base;
        let inherited = bases.iter().any(|&base| self.class_has_dict(base));
        let key = self.heap.intern("__slots__");
        let Some(slots) = self.heap.dict_get_str(dict, key) else {
            self.heap[class].has_dict = true;
            return Ok(());
        };
        let items = match self.heap.as_text(slots) {
            Some(_) => vec![slots],
            None => self.collect(slots)?,
        };
        let layout = self.heap[class].layout;
        if !items.is_empty()
            && matches!(
                layout,
                TypeId::Int | TypeId::Tuple | TypeId::Bytes | TypeId::Type
            )
        {
            let text = format!(
                "nonempty __slots__ not supported for subtype of '{}'",
                self.heap.class_name(base)
            );
            return Err(self.type_error(text));
        }
        let (names, with_dict) = self.slot_names(class, &items)?;
        self.heap[class].has_dict = inherited || with_dict;
        for name in names {
            let index = self.heap[class].slot_count;
            self.heap[class].slot_count += 1;
            let slot = self.heap.new_object(Rare::Slot { class, name, index });
            self.heap.dict_set_str(dict, name, slot);
        }
        Ok(())
    }

    /// The names to make descriptors for, sorted, and whether `__dict__` was among them.
    fn slot_names(&mut self, class: ClassKey, items: &[Value]) -> Outcome<(Vec<Value>, bool)> {
        let dict = self.heap[class].dict;
        let base = self.heap[class].base;
        let mut names: Vec<String> = Vec::new();
        let (mut with_dict, mut with_weakref) = (false, false);
        for &item in items {
            let Some(name) = self.heap.as_text(item).map(str::to_owned) else {
                let text = format!(
                    "__slots__ items must be strings, not '{}'",
                    self.type_name(item)
                );
                return Err(self.type_error(text));
            };
            if !is_identifier(&name) {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            match name.as_str() {
                "__dict__" if with_dict || self.class_has_dict(base) => {
                    return Err(self.type_error("__dict__ slot disallowed: we already got one"));
                }
                "__dict__" => with_dict = true,
                "__weakref__" if with_weakref || self.has_weakref(base) => {
                    return Err(self.type_error("__weakref__ slot disallowed: we already got one"));
                }
                "__weakref__" => with_weakref = true,
                _ => names.push(mangle(self.heap.text(self.heap[class].name), &name).into_owned()),
            }
        }
        names.sort();
        let mut values: Vec<Value> = Vec::with_capacity(names.len());
        for name in names {
            let value = self.heap.intern(&name);
            // Equal names are neighbours.
            let repeated = values.last() == Some(&value);
            if !repeated
                && self.heap.dict_get_str(dict, value).is_some()
                && !matches!(
                    name.as_str(),
                    "__qualname__" | "__classcell__" | "__classdictcell__"
                )
            {
                return Err(self.value_error(format!(
                    "'{name}' in __slots__ conflicts with class variable"
                )));
            }
            values.push(value);
        }
        Ok((values, with_dict))
    }

    /// Whether instances of a class can be referred to weakly, as far as its namespace tells.
    pub(crate) fn has_weakref(&mut self, class: Value) -> bool {
        let name = self.heap.intern("__weakref__");
        let Some(key) = class.as_class() else {
            return class
                .as_builtin_type()
                .is_some_and(|ty| self.registry.type_def(ty).weak_refs);
        };
        let layout = self.heap[key].layout;
        // Objects of variable size have no room for it, whatever else the class derives from.
        if matches!(layout, TypeId::Int | TypeId::Tuple | TypeId::Bytes) {
            return false;
        }
        self.registry.type_def(layout).weak_refs || self.lookup_type(class, name).is_some()
    }

    /// Puts `__weakref__` into the namespace of a class whose base does not have it.
    pub(crate) fn add_weakref(&mut self, class: ClassKey, dict: DictKey) {
        let base = self.heap[class].base;
        let slots = self.heap.intern("__slots__");
        let name = self.heap.intern("__weakref__");
        let named = match self.heap.dict_get_str(dict, slots) {
            None => true,
            Some(slots) => slots_name_weakref(&self.heap, slots),
        };
        let fixed_size = !matches!(
            self.heap[class].layout,
            TypeId::Int | TypeId::Tuple | TypeId::Bytes | TypeId::Type
        );
        if named && fixed_size && !self.has_weakref(base) {
            let attr = self.heap.new_object(Rare::ClassGetSet {
                class,
                weakref: true,
            });
            self.heap.dict_set_str(dict, name, attr);
        }
    }
}

fn slots_name_weakref(heap: &Heap, slots: Value) -> bool {
    let is_it = |v: &Value| heap.as_text(*v) == Some("__weakref__");
    match (slots.as_tuple(), slots.as_list()) {
        (Some(tuple), _) => heap[tuple].items.iter().any(is_it),
        (_, Some(list)) => heap[list].items.iter().any(is_it),
        _ => is_it(&slots),
    }
}
