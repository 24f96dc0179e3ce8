//! What `dir`, `repr` and `__dict__` of classes need: names of classes and of their attributes.

use crate::value::{DictKey, TypeId, Value};
use crate::vm::state::price;
use crate::vm::{NativeKind, Outcome, Vm};

impl Vm {
    /// An attribute's name, as a plain str.
    pub(crate) fn attribute_name(&mut self, name: Value) -> Outcome {
        match self.heap.as_text(name) {
            Some(_) => {
                // A name that is not interned yet is hashed and compared, and may get into a message.
                self.budget
                    .burn(4 * price::text(self.heap.text(name).len()))?;
                let name = self.heap.payload(name);
                // Once, not in each class of an order.
                self.heap.str_hash(name);
                Ok(name)
            }
            None => {
                let text = format!(
                    "attribute name must be string, not '{}'",
                    self.type_name(name)
                );
                Err(self.type_error(text))
            }
        }
    }

    /// Whether an object says `__isabstractmethod__`.
    pub(crate) fn says_abstract(&mut self, v: Value) -> Outcome<bool> {
        match self.getattr_named(v, "__isabstractmethod__")? {
            Some(flag) => self.truthy(flag),
            None => Ok(false),
        }
    }

    /// A new dict of everything that a built-in type defines itself.
    pub(crate) fn builtin_type_dict(&mut self, ty: TypeId) -> Value {
        let dict = self.heap.new_dict();
        for (name, value) in self.registry.own_attrs(ty) {
            let name = self.heap.intern(name);
            let value = match self.registry.native_kind(value) {
                Some(NativeKind::ClassValue) => self
                    .bind(value, Value::UNBOUND, Value::builtin_type(ty))
                    .unwrap_or(value),
                _ => value,
            };
            self.heap.dict_set_str(dict, name, value);
        }
        let name = self.heap.intern("__hash__");
        if let Some(hash) = self.own_attr(Value::builtin_type(ty), name) {
            self.heap.dict_set_str(dict, name, hash);
        }
        let name = self.heap.intern("__doc__");
        if self.heap.dict_get_str(dict, name).is_none() {
            let doc = self.builtin_type_doc(Value::builtin_type(ty));
            self.heap.dict_set_str(dict, name, doc);
        }
        dict.into()
    }

    /// The names of `object.__dir__`: those of the instance and those of its class.
    pub(crate) fn object_dir(&mut self, v: Value) -> Outcome<Vec<Value>> {
        let names = self.heap.new_dict();
        if let Some(dict) = self.getattr_named(v, "__dict__")?
            && let Some(dict) = self.heap.payload(dict).as_dict()
        {
            self.add_names(names, dict)?;
        }
        if let Some(class) = self.getattr_named(v, "__class__")? {
            self.add_class_names(names, class)?;
        }
        Ok(self.heap[names].iter().map(|entry| entry.key).collect())
    }

    /// The names of `type.__dir__`: those of the class and its bases.
    pub(crate) fn class_dir(&mut self, class: Value) -> Outcome<Vec<Value>> {
        let names = self.heap.new_dict();
        self.add_class_names(names, class)?;
        Ok(self.heap[names].iter().map(|entry| entry.key).collect())
    }

    fn add_names(&mut self, names: DictKey, from: DictKey) -> Outcome<()> {
        let keys: Vec<Value> = self.heap[from].iter().map(|entry| entry.key).collect();
        for (item, key) in keys.into_iter().enumerate() {
            self.budget.look_at_times(item)?;
            if key.as_str().is_some() {
                self.heap.dict_set_str(names, key, Value::NONE);
            }
        }
        Ok(())
    }

    fn add_class_names(&mut self, names: DictKey, class: Value) -> Outcome<()> {
        if !class.is_type() {
            return Ok(());
        }
        for base in self.heap.mro(class).into_iter().rev() {
            self.budget.burn(1)?;
            match (base.as_class(), base.as_builtin_type()) {
                (Some(key), _) => {
                    let dict = self.heap[key].dict;
                    self.budget
                        .burn(price::copied(self.heap[dict].entry_count()))?;
                    self.add_names(names, dict)?;
                }
                (None, Some(ty)) => {
                    if let Some(dict) = self.builtin_type_dict(ty).as_dict() {
                        let count = self.heap[dict].entry_count();
                        self.budget.burn(price::copied(count))?;
                        self.add_names(names, dict)?;
                    }
                }
                (None, None) => {}
            }
        }
        Ok(())
    }
}
