//! Attributes of classes: looked up along the class's own order of bases and its metaclass's.
//!
//! ```text
//!  data descriptor of the metaclass > attribute of the class or its bases > other attribute of the metaclass
//! ```
//!
//! Invariant: whatever changes a class's namespace goes through here and bumps the class epoch.

use crate::object::Rare;
use crate::value::{ClassKey, Value};
use crate::vm::run::finalizers::adopt_instances;
use crate::vm::{Outcome, Vm};

impl Vm {
    /// `class.name` without the hooks of a metaclass; `None` where nothing was found.
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
                self.heap.dotted_type_name(class)
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
            let name = self.heap.intern_value(name);
            self.dict_set_name(dict, name, value)?;
        } else if self.heap.dict_remove_str(dict, name).is_none() {
            return Err(self.no_attribute(class.into(), name));
        }
        self.class_changed();
        if value.is_bound() && self.heap.text(name) == "__del__" {
            adopt_instances(self, class.into())?;
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
        self.heap.new_object(Rare::MappingProxy { mapping })
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
}
