//! Attributes of classes: looked up along the class's own order of bases and its metaclass's.
//!
//! ```text
//!  data descriptor of the metaclass > attribute of the class or its bases > other attribute of the metaclass
//! ```
//!
//! Invariant: whatever changes a class's namespace goes through here and bumps the class epoch.

use crate::object::Misc;
use crate::value::{ClassKey, TypeId, Value};
use crate::vm::{Outcome, Vm};

impl Vm {
    /// `class.name` without the hooks of a metaclass; none where nothing was found.
    pub(crate) fn class_getattr(&mut self, class: Value, name: Value) -> Outcome<Option<Value>> {
        let meta = self.type_of(class);
        let meta_attr = self.lookup_type(meta, name);
        if let Some(attr) = meta_attr
            && self.is_data_descriptor(attr)
            && !self.is_plain(attr)
        {
            return self.bind(attr, class, meta).map(Some);
        }
        if let Some(attr) = self.lookup_type(class, name) {
            return self.bind(attr, Value::UNBOUND, class).map(Some);
        }
        match meta_attr {
            Some(attr) => self.bind(attr, class, meta).map(Some),
            None => Ok(None),
        }
    }

    /// `class.name = value`, or `del class.name` where `value` is unbound.
    pub(crate) fn class_setattr(&mut self, class: Value, name: Value, value: Value) -> Outcome<()> {
        let changeable = class
            .as_class()
            .filter(|key| self.heap[*key].host.is_none());
        let Some(key) = changeable else {
            let text = format!(
                "cannot set '{}' attribute of immutable type '{}'",
                self.heap.text(name),
                self.dotted_type_name(class)
            );
            return Err(self.type_error(text));
        };
        let meta = self.type_of(class);
        if let Some(attr) = self.lookup_type(meta, name)
            && self.descriptor_set(attr, name, class, value)?
        {
            return Ok(());
        }
        self.store_class_attr(key, name, value)
    }

    /// Changes the namespace of a class.
    pub(crate) fn store_class_attr(
        &mut self,
        class: ClassKey,
        name: Value,
        value: Value,
    ) -> Outcome<()> {
        let dict = self.heap[class].dict;
        if value.is_bound() {
            let name = self.intern_value(name);
            self.dict_set_str(dict, name, value);
        } else if self.dict_remove_str(dict, name).is_none() {
            return Err(self.no_attribute(class.into(), name));
        }
        self.class_changed();
        if value.is_bound() && self.heap.text(name) == "__del__" {
            self.adopt_instances(class.into());
        }
        Ok(())
    }

    /// `class.__dict__`: a read-only view, of the namespace itself for a class, of a new dict for a
    /// built-in type.
    pub(crate) fn class_dict(&mut self, class: Value) -> Value {
        let mapping = match (class.as_class(), class.as_builtin_type()) {
            (Some(key), _) => self.heap[key].dict.into(),
            (None, Some(ty)) => self.builtin_type_dict(ty),
            (None, None) => self.heap.new_dict().into(),
        };
        self.heap.new_object(Misc::MappingProxy { mapping })
    }

    /// What messages call a type: with its module where that is not `builtins` or a script's.
    pub(crate) fn dotted_type_name(&self, class: Value) -> String {
        match class.as_builtin_type() {
            Some(ty) if ty.module() != "builtins" => format!("{}.{}", ty.module(), ty.name()),
            _ => self.class_name(class),
        }
    }

    /// `__doc__` of a built-in type.
    pub(crate) fn builtin_type_doc(&mut self, class: Value) -> Value {
        let Some(ty) = class.as_builtin_type() else {
            return Value::NONE;
        };
        match self.registry.type_def(ty).doc {
            "" => Value::NONE,
            doc => self.heap.intern(doc),
        }
    }

    /// Classes that name this one as a base, those still alive, in the order they were made.
    pub(crate) fn direct_subclasses(&mut self, class: Value) -> Vec<Value> {
        match class.as_class() {
            Some(key) => {
                let heap = &self.heap;
                let alive: Vec<_> = heap[key]
                    .subclasses
                    .iter()
                    .copied()
                    .filter(|&sub| heap.contains(sub.into()))
                    .collect();
                self.heap[key].subclasses.clone_from(&alive);
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
}
