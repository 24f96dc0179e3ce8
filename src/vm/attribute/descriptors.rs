//! Descriptors: what happens when an attribute of a class is read or written through an instance.
//!
//! Input: the raw attribute (`lookup_type`) and the instance or class it was asked of; output: the bound
//! value. The built-in descriptors (functions, natives, property, staticmethod, classmethod, slots) are
//! handled here without a call; others through their `__get__`, `__set__`, `__delete__`.

use crate::heap::Heap;
use crate::object::Rare;
use crate::value::{PropertyKey, RareKey, Tag, TypeId, Value};
use crate::vm::{Args, Fault, NativeKind, Outcome, Vm};

impl Vm {
    /// `attr.__get__(instance, owner)`; `instance` is unbound where the attribute is asked of the class
    /// itself. What is not a descriptor comes back as it is.
    pub(crate) fn bind(&mut self, attr: Value, instance: Value, owner: Value) -> Outcome {
        match attr.tag() {
            Tag::Function if instance.is_bound() => Ok(self.heap.new_method(attr, instance)),
            Tag::HostFunction if instance.is_bound() && self.heap.host_function_binds(attr) => {
                Ok(self.heap.new_method(attr, instance))
            }
            Tag::Builtin => self.bind_native_attr(attr, instance, owner),
            Tag::Wrapper => match attr.as_wrapper() {
                Some(key) if self.heap[key].binds_class => {
                    let function = self.heap[key].function;
                    Ok(self.heap.new_method(function, owner))
                }
                Some(key) => Ok(self.heap[key].function),
                None => Ok(attr),
            },
            Tag::Property => match attr.as_property() {
                Some(key) if instance.is_bound() => self.property_get(key, instance),
                _ => Ok(attr),
            },
            Tag::Rare => match attr.as_rare() {
                Some(key) if instance.is_bound() => self.bind_rare(key, instance),
                _ => Ok(attr),
            },
            Tag::Super => match attr.as_super() {
                Some(key) if instance.is_bound() => self.bind_super(key, instance),
                _ => Ok(attr),
            },
            Tag::Instance | Tag::Exception => self.bind_by_get(attr, instance, owner),
            Tag::Class => match attr.as_class() {
                Some(key) if self.heap[key].metaclass.as_class().is_some() => {
                    self.bind_by_get(attr, instance, owner)
                }
                _ => Ok(attr),
            },
            _ => Ok(attr),
        }
    }

    fn bind_native_attr(&mut self, attr: Value, instance: Value, owner: Value) -> Outcome {
        let Some((table, row)) = attr.as_builtin() else {
            return Ok(attr);
        };
        let def = self.registry.native(table, row);
        match def.kind {
            NativeKind::Method | NativeKind::Slot if instance.is_bound() => {
                Ok(self.heap.new_method(attr, instance))
            }
            NativeKind::ClassMethod => Ok(self.heap.new_method(attr, owner)),
            NativeKind::GetSet | NativeKind::Member if instance.is_bound() => {
                self.budget.burn_native();
                (def.call)(self, Args::new(&[instance], &[]))
            }
            NativeKind::ClassValue => (def.call)(self, Args::new(&[], &[])),
            _ => Ok(attr),
        }
    }

    fn bind_rare(&mut self, key: RareKey, instance: Value) -> Outcome {
        match self.heap[key] {
            Rare::TupleGetter { index, .. } => self.tuple_field(key, index, instance),
            Rare::Slot { class, name, index } => self.slot_get(class.into(), name, index, instance),
            Rare::ClassGetSet { weakref: true, .. } => {
                // The one that all share, or the latest.
                let shared = self.heap.shared_weak_ref(instance);
                let found = shared.or_else(|| self.heap.weak_refs(instance).last().copied());
                Ok(found.map_or(Value::NONE, |found| self.heap.keep(found)))
            }
            Rare::ClassGetSet { .. } => self.instance_dict_attr(instance),
            Rare::LruCache(_) | Rare::Partial(_) => Ok(self.heap.new_method(key.into(), instance)),
            _ => Ok(key.into()),
        }
    }

    /// A field of a named tuple.
    fn tuple_field(&mut self, key: RareKey, index: u32, instance: Value) -> Outcome {
        if instance.is_unbound() {
            return Ok(key.into());
        }
        let Some(tuple) = self.heap.payload(instance).as_tuple() else {
            let given = self.type_name(instance);
            return Err(self.type_error(format!(
                "descriptor for index '{index}' for tuple subclasses doesn't apply to '{given}' object"
            )));
        };
        match self.heap[tuple].items.get(index as usize) {
            Some(&item) => Ok(item),
            None => Err(self.raise(TypeId::IndexError, "tuple index out of range")),
        }
    }

    /// A descriptor of a script's class.
    fn bind_by_get(&mut self, attr: Value, instance: Value, owner: Value) -> Outcome {
        let Some(get) = self.lookup_special(attr, "__get__") else {
            return Ok(attr);
        };
        let instance = if instance.is_bound() {
            instance
        } else {
            Value::NONE
        };
        // Unlike other special methods, this one is not bound itself.
        self.call(get, &[attr, instance, owner])
    }

    /// Whether an attribute of a class comes before the instance's own: it defines `__set__` or
    /// `__delete__`.
    pub(crate) fn is_data_descriptor(&mut self, attr: Value) -> bool {
        match attr.tag() {
            Tag::Property => true,
            Tag::Builtin => matches!(
                self.registry.native_kind(attr),
                Some(NativeKind::GetSet | NativeKind::Member)
            ),
            Tag::Rare => attr.as_rare().is_some_and(|key| {
                matches!(
                    self.heap[key],
                    Rare::Slot { .. } | Rare::ClassGetSet { .. } | Rare::TupleGetter { .. }
                )
            }),
            Tag::Instance | Tag::Exception | Tag::Class => {
                self.has_special(attr, "__set__") || self.has_special(attr, "__delete__")
            }
            _ => false,
        }
    }

    /// Whether reading the attribute through an instance gives the attribute itself.
    pub(crate) fn is_plain(&mut self, attr: Value) -> bool {
        match attr.tag() {
            Tag::Function | Tag::Wrapper | Tag::Property | Tag::Super => false,
            Tag::Builtin => matches!(
                self.registry.native_kind(attr),
                Some(NativeKind::Function | NativeKind::Static)
            ),
            Tag::HostFunction => !self.heap.host_function_binds(attr),
            Tag::Rare => attr.as_rare().is_some_and(|key| {
                !matches!(
                    self.heap[key],
                    Rare::Slot { .. }
                        | Rare::ClassGetSet { .. }
                        | Rare::LruCache(_)
                        | Rare::Partial(_)
                        | Rare::TupleGetter { .. }
                )
            }),
            Tag::Instance | Tag::Exception | Tag::Class => !self.has_special(attr, "__get__"),
            _ => true,
        }
    }

    /// Whether the type of `v` defines the special method.
    pub(crate) fn has_special(&mut self, v: Value, name: &'static str) -> bool {
        self.lookup_special(v, name).is_some()
    }

    /// `attr.__set__(instance, value)`, or `__delete__` where `value` is unbound, for a data descriptor;
    /// answers false where the attribute is none.
    pub(crate) fn descriptor_set(
        &mut self,
        attr: Value,
        name: Value,
        instance: Value,
        value: Value,
    ) -> Outcome<bool> {
        match attr.tag() {
            Tag::Property => {
                if let Some(key) = attr.as_property() {
                    self.property_set(key, instance, value)?;
                }
                Ok(true)
            }
            Tag::Builtin => self.native_set(attr, instance, value),
            Tag::Rare => match attr.as_rare() {
                Some(key) => self.rare_set(key, instance, value),
                None => Ok(false),
            },
            Tag::Instance | Tag::Exception | Tag::Class => {
                self.set_by_hook(attr, name, instance, value)
            }
            _ => Ok(false),
        }
    }

    fn native_set(&mut self, attr: Value, instance: Value, value: Value) -> Outcome<bool> {
        let Some((table, row)) = attr.as_builtin() else {
            return Ok(false);
        };
        let def = self.registry.native(table, row);
        match (def.kind, def.set) {
            (NativeKind::GetSet | NativeKind::Member, Some(set)) => {
                set(self, Args::new(&[instance, value], &[]))?;
                Ok(true)
            }
            (NativeKind::GetSet, None) => {
                let table = self.registry.table(table);
                let owner = match table.ty {
                    Some(ty) => self.heap.dotted_type_name(Value::builtin_type(ty)),
                    None => table.owner.to_owned(),
                };
                let text = format!(
                    "attribute '{}' of '{owner}' objects is not writable",
                    def.name
                );
                Err(self.raise(TypeId::AttributeError, &text))
            }
            (NativeKind::Member, None) => {
                Err(self.raise(TypeId::AttributeError, "readonly attribute"))
            }
            _ => Ok(false),
        }
    }

    fn rare_set(&mut self, key: RareKey, instance: Value, value: Value) -> Outcome<bool> {
        match self.heap[key] {
            Rare::Slot { class, name, index } => {
                self.slot_set(class.into(), name, index, instance, value)?
            }
            Rare::ClassGetSet {
                weakref: true,
                class,
            } => {
                let text = format!(
                    "attribute '__weakref__' of '{}' objects is not writable",
                    self.heap.class_name(class.into())
                );
                return Err(self.raise(TypeId::AttributeError, &text));
            }
            Rare::ClassGetSet { .. } => self.set_instance_dict(instance, value)?,
            Rare::TupleGetter { .. } => {
                let text = if value.is_bound() {
                    "can't set attribute"
                } else {
                    "can't delete attribute"
                };
                return Err(self.raise(TypeId::AttributeError, text));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn set_by_hook(
        &mut self,
        attr: Value,
        name: Value,
        instance: Value,
        value: Value,
    ) -> Outcome<bool> {
        let (hook, other) = if value.is_bound() {
            ("__set__", "__delete__")
        } else {
            ("__delete__", "__set__")
        };
        match self.lookup_special(attr, hook) {
            Some(method) => {
                let both = [instance, value];
                self.call_unbound(
                    method,
                    attr,
                    if value.is_bound() { &both } else { &both[..1] },
                )?;
                Ok(true)
            }
            None if self.has_special(attr, other) => {
                Err(self.attribute_error(hook, instance, name))
            }
            None => Ok(false),
        }
    }

    /// Reads a property of an instance.
    pub(crate) fn property_get(&mut self, key: PropertyKey, instance: Value) -> Outcome {
        let getter = self.heap[key].getter;
        if getter.is_none() {
            return Err(self.property_error(key, instance, "getter"));
        }
        self.call(getter, &[instance])
    }

    /// Writes a property of an instance, or deletes it where `value` is unbound.
    pub(crate) fn property_set(
        &mut self,
        key: PropertyKey,
        instance: Value,
        value: Value,
    ) -> Outcome<()> {
        let (function, what) = match value.is_bound() {
            true => (self.heap[key].setter, "setter"),
            false => (self.heap[key].deleter, "deleter"),
        };
        if function.is_none() {
            return Err(self.property_error(key, instance, what));
        }
        let both = [instance, value];
        self.call(function, if value.is_bound() { &both } else { &both[..1] })?;
        Ok(())
    }

    fn property_error(&mut self, key: PropertyKey, instance: Value, what: &str) -> Fault {
        let mut name = property_name(&mut self.heap, key);
        let getter = self.heap[key].getter;
        if name.is_unbound() && !getter.is_none() {
            match self.getattr_named(getter, "__name__") {
                Ok(found) => name = found.unwrap_or(Value::UNBOUND),
                Err(fault) => return fault,
            }
        }
        let class = self.heap.qualified_class_name(self.type_of(instance));
        let text = match name.as_str().is_some() {
            true => {
                let name = self.repr(name);
                match name {
                    Ok(name) => format!("property {name} of '{class}' object has no {what}"),
                    Err(fault) => return fault,
                }
            }
            false => format!("property of '{class}' object has no {what}"),
        };
        self.raise(TypeId::AttributeError, &text)
    }

    /// The qualified name with the module before it, unless that is `__main__` or `builtins`
    /// (CPython: `PyType_GetFullyQualifiedName`).
    pub(crate) fn full_class_name(&mut self, class: Value) -> String {
        let [qualname, module] = self.class_place(class);
        let qualname = qualname.unwrap_or_else(|| self.heap.class_name(class));
        match module.as_deref() {
            None | Some("__main__" | "builtins") => qualname,
            Some(module) => format!("{module}.{qualname}"),
        }
    }

    /// `__qualname__` and `__module__` of a class, where they are texts.
    pub(crate) fn class_place(&mut self, class: Value) -> [Option<String>; 2] {
        ["__qualname__", "__module__"].map(|name| {
            let name = self.heap.intern(name);
            let value = self.getattr_opt(class, name).ok().flatten()?;
            self.heap.as_text(value).map(str::to_owned)
        })
    }

    fn slot_owner(&mut self, class: Value, name: Value, instance: Value) -> Outcome<()> {
        if self.is_subtype(self.type_of(instance), class) {
            return Ok(());
        }
        let text = format!(
            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
            self.heap.text(name),
            self.heap.class_name(class),
            self.type_name(instance)
        );
        Err(self.type_error(text))
    }

    fn slot_get(&mut self, class: Value, name: Value, index: u32, instance: Value) -> Outcome {
        self.slot_owner(class, name, instance)?;
        let found = match instance.as_instance() {
            Some(key) => self.heap[key]
                .slots
                .and_then(|list| self.heap[list].items.get(index as usize).copied()),
            None => self
                .heap
                .instance_dict(instance)
                .and_then(|dict| self.heap.dict_get_str(dict, name)),
        };
        match found.filter(|value| value.is_bound()) {
            Some(value) => Ok(value),
            None => {
                let class = self.full_class_name(self.type_of(instance));
                let text = format!(
                    "'{class}' object has no attribute '{}'",
                    self.heap.text(name)
                );
                Err(self.attribute_error(&text, instance, name))
            }
        }
    }

    fn slot_set(
        &mut self,
        class: Value,
        name: Value,
        index: u32,
        instance: Value,
        value: Value,
    ) -> Outcome<()> {
        self.slot_owner(class, name, instance)?;
        let Some(key) = instance.as_instance() else {
            // An exception's slots live in its dict: it has one anyway.
            return self.store_in_dict(instance, name, value).map(|_| ());
        };
        let list = self.heap.instance_slots(key);
        let Some(slot) = self.heap[list].items.get_mut(index as usize) else {
            return Ok(());
        };
        let old = std::mem::replace(slot, value);
        if value.is_unbound() && old.is_unbound() {
            let text = self.heap.text(name).to_owned();
            return Err(self.raise(TypeId::AttributeError, &text));
        }
        Ok(())
    }
}

/// The name of a property: as its class told it, else its getter's.
pub(crate) fn property_name(heap: &mut Heap, key: PropertyKey) -> Value {
    let name = heap[key].name;
    match heap[key].getter.as_function() {
        Some(getter) if name.is_unbound() => heap.function_name(getter),
        _ => name,
    }
}
