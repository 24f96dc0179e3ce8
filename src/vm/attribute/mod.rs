//! Attribute access on objects: `v.name`, `v.name = value`, `del v.name`.
//!
//! ```text
//!  getattr -> hooks of the class (__getattribute__, __getattr__)
//!          -> default_getattr: by kind (class, module, super, alias) or generic:
//!             data descriptor of the type > instance dict > other attribute of the type
//! ```
//!
//! Input: an object and a name, a str that is best interned. Output: a value, bound where the attribute binds. A
//! look-up that finds nothing gives `None`; whoever needs the AttributeError makes it ([`Vm::no_attribute`]). In
//! this folder: the instructions with an inline cache (`cache`), descriptors, classes (`class_attributes`),
//! `super`, and what `dir` lists (`reflection`). Neighbours: `class` (what a type defines), `eval` (the caches'
//! hits).
//!
//! Invariant: a cache is used only while the `class_epoch` that it was filled in lasts.

pub(crate) mod cache;
pub(crate) mod class_attributes;
pub(crate) mod descriptors;
pub(crate) mod reflection;
pub(crate) mod steps;
pub(crate) mod super_object;

use super::{Fault, Outcome, Vm};
use crate::heap::Heap;
use crate::object::{Rare, field};
use crate::value::{ClassKey, MethodKey, ModuleKey, Tag, TypeId, Value};
use crate::vm::exception::errors::is_raised;

impl Vm {
    /// `v.name`
    pub(crate) fn getattr(&mut self, v: Value, name: Value) -> Outcome {
        match self.find_attr(v, name) {
            Ok(Some(found)) => Ok(found),
            Ok(None) => Err(self.no_attribute(v, name)),
            Err(fault) => {
                name_attribute(&mut self.heap, fault, v, name);
                Err(fault)
            }
        }
    }

    /// `v.name`, `None` instead of an AttributeError (also of one that a script raises on the way).
    pub(crate) fn getattr_opt(&mut self, v: Value, name: Value) -> Outcome<Option<Value>> {
        match self.find_attr(v, name) {
            Err(fault) if is_raised(&self.heap, fault, TypeId::AttributeError) => Ok(None),
            found => found,
        }
    }

    /// `v.name` by a name known to the runtime; `None` instead of an AttributeError.
    pub(crate) fn getattr_named(&mut self, v: Value, name: &str) -> Outcome<Option<Value>> {
        let name = self.heap.intern(name);
        self.getattr_opt(v, name)
    }

    /// `v.name = value`
    pub(crate) fn setattr(&mut self, v: Value, name: Value, value: Value) -> Outcome<()> {
        self.store_attr(v, name, value)
    }

    /// What a method call needs: the function and the receiver to put first, or the attribute alone.
    pub(crate) fn load_method(&mut self, v: Value, name: Value) -> Outcome<(Value, Option<Value>)> {
        match self.method_of(v, name) {
            Some(found) => Ok(found),
            None => Ok((self.getattr(v, name)?, None)),
        }
    }

    /// The method of that name where it is found by the generic rule: the function and the receiver, or what the
    /// instance has in its place.
    fn method_of(&mut self, v: Value, name: Value) -> Option<(Value, Option<Value>)> {
        if !self.has_generic_lookup(v) {
            return None;
        }
        let class = self.type_of(v);
        let attr = self.lookup_type(class, name)?;
        if !self.binds_receiver(attr) {
            return None;
        }
        let dict = self.heap.instance_dict(v);
        let shadowed = dict.and_then(|dict| self.heap.dict_get_str(dict, name));
        Some(match shadowed {
            Some(own) => (own, None),
            None => (attr, Some(v)),
        })
    }

    /// As [`Vm::load_method`], for the instruction.
    pub(in crate::vm) fn load_method_leaving(
        &mut self,
        v: Value,
        name: Value,
    ) -> Outcome<(Value, Option<Value>)> {
        match v.tag() {
            Tag::Instance | Tag::Exception | Tag::Super => {}
            _ => return self.load_method(v, name),
        }
        match self.method_of(v, name) {
            Some(found) => Ok(found),
            None => Ok((self.getattr_leaving(self.may_leave, v, name)?, None)),
        }
    }

    /// Whether attributes of `v` are found by the generic rule and nothing else.
    fn has_generic_lookup(&mut self, v: Value) -> bool {
        match v.tag() {
            Tag::Class | Tag::Type | Tag::Super | Tag::Module | Tag::Method => false,
            Tag::Rare => !v
                .as_rare()
                .is_some_and(|key| matches!(self.heap[key], Rare::GenericAlias { .. })),
            Tag::Instance | Tag::Exception => match self.type_of(v).as_class() {
                Some(class) => {
                    let plain = !matches!(
                        self.heap[class].layout,
                        TypeId::Super | TypeId::Module | TypeId::GenericAlias
                    );
                    plain && !self.hooks(class).getattribute
                }
                None => true,
            },
            _ => true,
        }
    }

    /// `v.name` with all hooks; `None` where nothing was found and nothing raised.
    fn find_attr(&mut self, v: Value, name: Value) -> Outcome<Option<Value>> {
        let Some(class) = self.type_of(v).as_class() else {
            return self.default_getattr(v, name);
        };
        let hooks = self.hooks(class);
        if !hooks.getattribute && !hooks.getattr {
            return self.default_getattr(v, name);
        }
        self.find_attr_hooked(v, name, class)
    }

    fn find_attr_hooked(
        &mut self,
        v: Value,
        name: Value,
        class: ClassKey,
    ) -> Outcome<Option<Value>> {
        let hooks = self.hooks(class);
        let found = match hooks.getattribute {
            true => self.call_special(v, "__getattribute__", &[name]),
            false => self.default_getattr(v, name),
        };
        let absent = match found {
            Ok(None) => true,
            Err(fault) => is_raised(&self.heap, fault, TypeId::AttributeError),
            Ok(Some(_)) => false,
        };
        if absent && hooks.getattr {
            self.call_special(v, "__getattr__", &[name])
        } else {
            found
        }
    }

    /// `object.__getattribute__(v, name)` or what the kind of `v` has in its place; no hooks.
    pub(crate) fn default_getattr(&mut self, v: Value, name: Value) -> Outcome<Option<Value>> {
        // Properties, methods and aliases ask what they are made of, which may be such objects itself.
        self.enter_native()?;
        match self.layout_of(v) {
            TypeId::Type => self.class_getattr(v, name),
            TypeId::Module => self.module_getattr(v, name),
            TypeId::Super => self.super_getattr(v, name),
            TypeId::GenericAlias => self.alias_getattr(v, name),
            TypeId::UnionType if self.heap.text(name) == "__module__" => {
                Ok(Some(self.heap.intern("typing")))
            }
            TypeId::Method | TypeId::BuiltinFunction => match v.as_method() {
                Some(key) => self.method_getattr(key, name),
                None => self.generic_getattr(v, name),
            },
            _ => self.generic_getattr(v, name),
        }
    }

    /// The generic rule: data descriptor of the type, the instance's dict, other attribute of the type.
    pub(crate) fn generic_getattr(&mut self, v: Value, name: Value) -> Outcome<Option<Value>> {
        let class = self.type_of(v);
        let attr = self.lookup_type(class, name);
        if let Some(attr) = attr
            && self.is_data_descriptor(attr)
            && !self.is_plain(attr)
        {
            return self.bind(attr, v, class).map(Some);
        }
        if let Some(dict) = self.heap.instance_dict(v)
            && let Some(own) = self.heap.dict_get_str(dict, name)
        {
            return Ok(Some(own));
        }
        match attr {
            Some(attr) => self.bind(attr, v, class).map(Some),
            None if self.heap.text(name) == "__doc__" => Ok(Some(self.builtin_type_doc(class))),
            None => Ok(None),
        }
    }

    /// Attributes of a bound method are those of its function where it has none itself.
    fn method_getattr(&mut self, key: MethodKey, name: Value) -> Outcome<Option<Value>> {
        let class = self.type_of(key.into());
        match self.lookup_type(class, name) {
            Some(attr) => self.bind(attr, key.into(), class).map(Some),
            None => {
                let function = self.heap[key].function;
                match self.registry.native_kind(function) {
                    Some(_) => Ok(None),
                    None => {
                        self.budget.burn(1)?;
                        self.getattr(function, name).map(Some)
                    }
                }
            }
        }
    }

    /// An attribute of a module; its own `__getattr__` is asked last.
    pub(crate) fn module_getattr(&mut self, v: Value, name: Value) -> Outcome<Option<Value>> {
        if let Some(found) = self.generic_getattr(v, name)? {
            return Ok(Some(found));
        }
        let Some(module) = self.heap.payload(v).as_module() else {
            return Ok(None);
        };
        if self.heap.text(name) == "__builtins__" && self.add_builtins(module)? {
            return Ok(self.heap.dict_get_str(self.heap[module].dict, name));
        }
        let hook = self.heap.intern("__getattr__");
        match self.heap.dict_get_str(self.heap[module].dict, hook) {
            Some(hook) => self.call(hook, &[name]).map(Some),
            None => Ok(None),
        }
    }

    /// `v.__dict__`
    pub(crate) fn instance_dict_attr(&mut self, v: Value) -> Outcome {
        if v.is_type() {
            return Ok(self.class_dict(v));
        }
        if let Some(module) = self.heap.payload(v).as_module() {
            self.complete_module(module)?;
        }
        match self.heap.make_instance_dict(v) {
            Some(dict) => Ok(self.heap.shown_dict(dict)),
            None => {
                let name = self.heap.intern("__dict__");
                Err(self.no_attribute(v, name))
            }
        }
    }

    /// `v.__dict__ = value`
    pub(crate) fn set_instance_dict(&mut self, v: Value, value: Value) -> Outcome<()> {
        if matches!(self.layout_of(v), TypeId::Type | TypeId::Module) {
            return Err(match v.is_type() {
                true => self.raise(
                    TypeId::AttributeError,
                    "attribute '__dict__' of 'type' objects is not writable",
                ),
                false => self.raise(TypeId::AttributeError, "readonly attribute"),
            });
        }
        if value.is_unbound() {
            if v.as_instance().is_none() {
                return Err(self.type_error("cannot delete __dict__"));
            }
            let dict = self.heap.new_dict();
            self.heap.put_instance_dict(v, dict);
            return Ok(());
        }
        match self.heap.payload(value).as_dict() {
            Some(dict) => {
                self.heap[dict].owner = value.as_instance();
                self.heap.put_instance_dict(v, dict);
                Ok(())
            }
            None => {
                let text = format!(
                    "__dict__ must be set to a dictionary, not a '{}'",
                    self.type_name(value)
                );
                Err(self.type_error(text))
            }
        }
    }

    /// Stores an attribute, or deletes it where `value` is unbound, with all hooks.
    fn store_attr(&mut self, v: Value, name: Value, value: Value) -> Outcome<()> {
        if let Some(class) = self.type_of(v).as_class() {
            let hooks = self.hooks(class);
            if value.is_bound() && hooks.setattr {
                return self
                    .call_special(v, "__setattr__", &[name, value])
                    .map(|_| ());
            }
            if value.is_unbound() && hooks.delattr {
                return self.call_special(v, "__delattr__", &[name]).map(|_| ());
            }
        }
        self.default_setattr(v, name, value)
    }

    /// `object.__setattr__(v, name, value)`, or `__delattr__` where `value` is unbound; no hooks.
    pub(crate) fn default_setattr(&mut self, v: Value, name: Value, value: Value) -> Outcome<()> {
        if v.is_type() {
            return self.class_setattr(v, name, value);
        }
        self.generic_setattr(v, name, value)
    }

    fn generic_setattr(&mut self, v: Value, name: Value, value: Value) -> Outcome<()> {
        let class = self.type_of(v);
        let attr = self.lookup_type(class, name);
        if let Some(attr) = attr
            && self.descriptor_set(attr, name, v, value)?
        {
            return Ok(());
        }
        if self.store_in_dict(v, name, value)? {
            return Ok(());
        }
        let (class, text) = (self.type_name(v), self.heap.text(name).to_owned());
        let message = match attr {
            _ if attr.is_some() || text == "__doc__" => {
                format!("'{class}' object attribute '{text}' is read-only")
            }
            _ if self.has_setattr_of_its_own(v) => {
                format!("'{class}' object has no attribute '{text}'")
            }
            _ => format!(
                "'{class}' object has no attribute '{text}' and no __dict__ for setting new attributes"
            ),
        };
        Err(self.attribute_error(&message, v, name))
    }

    fn has_setattr_of_its_own(&mut self, v: Value) -> bool {
        self.type_of(v)
            .as_class()
            .is_some_and(|class| self.hooks(class).setattr)
    }

    /// Stores into the object's dict, or removes from it; false where the object has none.
    pub(crate) fn store_in_dict(&mut self, v: Value, name: Value, value: Value) -> Outcome<bool> {
        if value.is_bound() {
            let Some(dict) = self.heap.make_instance_dict(v) else {
                return Ok(false);
            };
            let name = self.heap.intern_value(name);
            self.dict_set_name(dict, name, value)?;
            return Ok(true);
        }
        if !self.heap.has_instance_dict(v) {
            return Ok(false);
        }
        // An exception, which has its dict from the first time that it is needed, needs it here.
        let dict = match v.tag() {
            Tag::Exception => self.heap.make_instance_dict(v),
            _ => self.heap.instance_dict(v),
        };
        match dict.and_then(|dict| self.heap.dict_remove_str(dict, name)) {
            Some(_) => Ok(true),
            None if self.heap.payload(v).as_module().is_some() => {
                let (class, text) = (self.type_name(v), self.heap.text(name));
                let message = format!("'{class}' object has no attribute '{text}'");
                Err(self.attribute_error(&message, v, name))
            }
            None => Err(self.no_attribute(v, name)),
        }
    }

    /// The AttributeError of a look-up that found nothing.
    pub(crate) fn no_attribute(&mut self, v: Value, name: Value) -> Fault {
        let text = self.heap.text(name).to_owned();
        let message = if v.is_type() {
            format!(
                "type object '{}' has no attribute '{text}'",
                self.heap.class_name(v)
            )
        } else if let Some(module) = self.heap.payload(v).as_module() {
            self.missing_module_attribute(module, &text)
        } else {
            format!("'{}' object has no attribute '{text}'", self.type_name(v))
        };
        self.attribute_error(&message, v, name)
    }

    fn missing_module_attribute(&mut self, module: ModuleKey, name: &str) -> String {
        let (key, file) = (self.heap.intern("__name__"), self.heap.intern("__file__"));
        let dict = self.heap[module].dict;
        let text = |key| {
            self.heap
                .dict_get_str(dict, key)
                .and_then(|v| self.heap.as_text(v))
        };
        match text(key) {
            Some(shown) if self.host.is_importing(&self.heap, module.into()) => {
                let from = text(file).map_or(String::new(), |file| format!(" from '{file}'"));
                format!(
                    "partially initialized module '{shown}'{from} has no attribute '{name}' (most likely due to a circular import)"
                )
            }
            Some(shown) => format!("module '{shown}' has no attribute '{name}'"),
            None => format!("module has no attribute '{name}'"),
        }
    }
}

/// Tells an AttributeError that a script raised which attribute of what it was about, unless it knows.
#[cold]
pub(in crate::vm) fn name_attribute(heap: &mut Heap, fault: Fault, v: Value, name: Value) {
    if let Fault::Raised(exc) = fault
        && is_raised(heap, fault, TypeId::AttributeError)
        && heap[exc].field(field::NAME).is_unbound()
        && heap[exc].field(field::OBJ).is_unbound()
    {
        heap[exc].set_field(field::NAME, name);
        heap[exc].set_field(field::OBJ, v);
    }
}
