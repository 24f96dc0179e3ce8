//! Attribute instructions with an inline cache: the look-up in full, which leaves in the cache what the
//! evaluator's fast path needs next time.
//!
//! What a cache says about a class still holds while the class epoch is the one it carries, even where
//! the evaluator's fast path missed because the attribute lies elsewhere in this instance's dict, in a slot or in a
//! module, or is not there yet; that is checked first, in one place for each direction: [`Vm::known_attr`] reads, and
//! [`Vm::store_known`] writes.

use crate::code::CacheIdx;
use crate::heap::Heap;
use crate::object::{Cache, Rare};
use crate::value::{ClassKey, CodeKey, InstanceKey, Tag, TypeId, Value};
use crate::vm::name::fill_cache;
use crate::vm::{Outcome, Vm};

/// Where a cache is: the code, and which one of its caches.
type Place = (CodeKey, CacheIdx);

/// A function, and the receiver to put first if it takes one.
type Method = (Value, Option<Value>);

impl Vm {
    /// `obj.name`, and fills the cache.
    pub(crate) fn load_attr_cached(&mut self, at: Place, obj: Value, name: Value) -> Outcome {
        if let Some(value) = self.known_attr(at, obj, name) {
            return Ok(value);
        }
        let found = if let Some(class) = obj.as_class() {
            self.attr_of_class(at, class, name)?
        } else if let Some(key) = obj.as_instance() {
            self.attr_of_instance(at, key, name)
        } else {
            self.attr_of_module(at, obj, name)
        };
        match found {
            Some(value) => Ok(value),
            None => self.getattr_leaving(self.may_leave, obj, name),
        }
    }

    /// As [`Vm::load_method`], and fills the cache: `ClassAttr` for a method of a script's class,
    /// `TypeAttr` for one of a built-in type; both are only put there where the receiver goes first.
    pub(crate) fn load_method_cached(
        &mut self,
        at: Place,
        obj: Value,
        name: Value,
    ) -> Outcome<Method> {
        // What a super object finds is in no cache.
        if let Some(key) = obj.as_super() {
            return match self.super_method(key, name)? {
                Some((function, receiver)) => Ok((function, Some(receiver))),
                None => self.load_method_leaving(obj, name),
            };
        }
        if let Some(method) = self.known_method(at, obj, name) {
            return Ok(method);
        }
        let found = if let Some(class) = obj.as_class() {
            let attr = self.attr_of_class(at, class, name)?;
            attr.map(|attr| (attr, None))
        } else if let Some(key) = obj.as_instance() {
            let function = self.method_of_instance(at, key, name);
            function.map(|function| (function, Some(obj)))
        } else if let Some(value) = self.attr_of_module(at, obj, name) {
            Some((value, None))
        } else {
            let function = self.method_of_builtin(at, obj, name);
            function.map(|function| (function, Some(obj)))
        };
        match found {
            Some(method) => Ok(method),
            None => self.load_method_leaving(obj, name),
        }
    }

    /// `obj.name = value`, and fills the cache.
    pub(crate) fn store_attr_cached(
        &mut self,
        at: Place,
        obj: Value,
        name: Value,
        value: Value,
    ) -> Outcome<()> {
        let Some(key) = obj.as_instance() else {
            return self.setattr_leaving(self.may_leave, obj, name, value);
        };
        if self.store_known(at, key, name, value) {
            return Ok(());
        }
        self.setattr_leaving(self.may_leave, obj, name, value)?;
        let Some(class) = self.cacheable_class(key) else {
            return Ok(());
        };
        if self.hooks(class).setattr {
            return Ok(());
        }
        match self.lookup_type(class.into(), name) {
            Some(attr) if self.is_data_descriptor(attr) => {
                self.remember_descriptor(at, class, attr)
            }
            _ => {
                self.remember_entry(at, key, name);
            }
        }
        Ok(())
    }

    /// The getter of the property that computes an attribute of an object, if the cache knows one: what the instruction has
    /// to call with the object.
    pub(crate) fn known_getter(&self, at: Place, obj: Value) -> Option<Value> {
        let Cache::Computed {
            class,
            epoch,
            property,
        } = self.cache_at(at)
        else {
            return None;
        };
        self.instance_of(obj.as_instance()?, class, epoch)?;
        let getter = self.heap[property].getter;
        (!getter.is_none()).then_some(getter)
    }

    // ---- what a cache knows ----------------------------------------------------------------

    /// The attribute of an object, if the cache knows where it is.
    fn known_attr(&mut self, at: Place, obj: Value, name: Value) -> Option<Value> {
        match self.cache_at(at) {
            Cache::InstanceAttr { class, epoch, .. } => {
                let key = self.instance_of(obj.as_instance()?, class, epoch)?;
                self.remember_entry(at, key, name)
            }
            Cache::ClassAttr {
                class,
                epoch,
                value,
            } => {
                let key = self.instance_of(obj.as_instance()?, class, epoch)?;
                own_entry(&self.heap, key, name).is_none().then_some(value)
            }
            Cache::SlotAttr {
                class,
                epoch,
                index,
            } => {
                let key = self.instance_of(obj.as_instance()?, class, epoch)?;
                let slots = self.heap[key].slots?;
                let value = *self.heap[slots].items.get(index as usize)?;
                value.is_bound().then_some(value)
            }
            Cache::ModuleAttr { index } => {
                let module = &self.heap[obj.as_module()?];
                let entry = self.heap[module.dict].entry(index as usize)?;
                (entry.key == name && module.class.is_unbound()).then_some(entry.value)
            }
            Cache::OwnAttr {
                class,
                epoch,
                value,
            } => (obj.as_class()? == class && epoch == self.class_epoch).then_some(value),
            _ => None,
        }
    }

    /// The method of an object, if the cache knows it, and the evaluator's fast path does not: that has found methods of
    /// classes, and of the types that a value's tag tells.
    fn known_method(&mut self, at: Place, obj: Value, name: Value) -> Option<Method> {
        match self.cache_at(at) {
            Cache::TypeAttr { ty, value } => {
                let rare = &self.heap[obj.as_rare()?];
                (rare.type_id() == ty).then_some((value, Some(obj)))
            }
            Cache::ClassAttr { .. } => None,
            _ => self.known_attr(at, obj, name).map(|value| (value, None)),
        }
    }

    /// Stores an attribute of an instance. False: the cache does not say where.
    fn store_known(&mut self, at: Place, key: InstanceKey, name: Value, value: Value) -> bool {
        match self.cache_at(at) {
            Cache::InstanceAttr { class, epoch, .. }
                if self.instance_of(key, class, epoch).is_some()
                    && let Some(dict) = self.heap.make_instance_dict(key.into()) =>
            {
                // Nothing of the type is in the way; the name is new to this instance, or elsewhere in its dict.
                self.heap.dict_set_str(dict, name, value);
                self.remember_entry(at, key, name);
                true
            }
            Cache::SlotAttr {
                class,
                epoch,
                index,
            } if self.instance_of(key, class, epoch).is_some()
                && let Some(slots) = self.heap[key].slots =>
            {
                self.heap.store_at(slots, index as usize, value)
            }
            _ => false,
        }
    }

    /// The instance, if it is one of this class, and no class has changed since the epoch.
    fn instance_of(&self, key: InstanceKey, class: ClassKey, epoch: u32) -> Option<InstanceKey> {
        (epoch == self.class_epoch && self.heap[key].class == class).then_some(key)
    }

    fn cache_at(&self, (code, cache): Place) -> Cache {
        self.heap[code].cache(cache).copied().unwrap_or_default()
    }

    // ---- looking up ------------------------------------------------------------------------

    /// What the generic rule finds for an instance, where reading it runs nothing.
    fn attr_of_instance(&mut self, at: Place, key: InstanceKey, name: Value) -> Option<Value> {
        let class = self.cacheable_class(key)?;
        let attr = self.lookup_type(class.into(), name);
        if let Some(attr) = attr
            && self.is_data_descriptor(attr)
        {
            self.remember_descriptor(at, class, attr);
            return None;
        }
        if let Some(value) = self.remember_entry(at, key, name) {
            return Some(value);
        }
        let value = attr.filter(|attr| self.is_plain(*attr))?;
        let epoch = self.class_epoch;
        self.remember(
            at,
            Cache::ClassAttr {
                class,
                epoch,
                value,
            },
        );
        Some(value)
    }

    /// The function of a method of an instance, which is put first.
    fn method_of_instance(&mut self, at: Place, key: InstanceKey, name: Value) -> Option<Value> {
        let class = self.cacheable_class(key)?;
        let value = self.lookup_type(class.into(), name)?;
        if !self.binds_receiver(value) {
            self.remember_descriptor(at, class, value);
            return None;
        }
        if own_entry(&self.heap, key, name).is_some() {
            return None;
        }
        let epoch = self.class_epoch;
        self.remember(
            at,
            Cache::ClassAttr {
                class,
                epoch,
                value,
            },
        );
        Some(value)
    }

    /// The class of an instance whose attributes are found by the generic rule.
    fn cacheable_class(&mut self, key: InstanceKey) -> Option<ClassKey> {
        let class = self.heap[key].class;
        let special = matches!(
            self.heap[class].layout,
            TypeId::Module | TypeId::Super | TypeId::GenericAlias
        );
        (!special && !self.hooks(class).getattribute).then_some(class)
    }

    /// `class.name` where the metaclass is `type` and what is found needs no binding.
    fn attr_of_class(&mut self, at: Place, class: ClassKey, name: Value) -> Outcome<Option<Value>> {
        let ty = Value::builtin_type(TypeId::Type);
        if self.heap[class].metaclass != ty {
            return Ok(None);
        }
        if let Some(attr) = self.lookup_type(ty, name)
            && self.is_data_descriptor(attr)
        {
            return Ok(None);
        }
        let Some(attr) = self.lookup_type(class.into(), name) else {
            return Ok(None);
        };
        let is_static = attr
            .as_wrapper()
            .is_some_and(|key| !self.heap[key].binds_class);
        if attr.tag() != Tag::Function && !is_static && !self.is_plain(attr) {
            return Ok(None);
        }
        let value = self.bind(attr, Value::UNBOUND, class.into())?;
        let epoch = self.class_epoch;
        self.remember(
            at,
            Cache::OwnAttr {
                class,
                epoch,
                value,
            },
        );
        Ok(Some(value))
    }

    /// `module.name` of the module's own namespace.
    fn attr_of_module(&mut self, at: Place, obj: Value, name: Value) -> Option<Value> {
        let module = &self.heap[obj.as_module()?];
        let dict = module.dict;
        if module.class.is_bound() {
            return None;
        }
        let attr = self.lookup_type(Value::builtin_type(TypeId::Module), name);
        if attr.is_some_and(|attr| self.is_data_descriptor(attr)) {
            return None;
        }
        let index = self.heap.dict_find_str(dict, name)?;
        let value = self.heap[dict].entry(index)?.value;
        let index = u32::try_from(index).ok()?;
        self.remember(at, Cache::ModuleAttr { index });
        Some(value)
    }

    /// The function of a method of a built-in type, which is put first.
    fn method_of_builtin(&mut self, at: Place, obj: Value, name: Value) -> Option<Value> {
        let ty = self.plain_builtin_type(obj)?;
        let value = self.lookup_type(Value::builtin_type(ty), name)?;
        if !self.binds_receiver(value) {
            return None;
        }
        self.remember(at, Cache::TypeAttr { ty, value });
        Some(value)
    }

    /// The type of a built-in value that has no attributes of its own.
    fn plain_builtin_type(&self, obj: Value) -> Option<TypeId> {
        let special = match obj.tag() {
            Tag::Type | Tag::Super | Tag::Module | Tag::Method | Tag::Exception => true,
            Tag::Rare => !matches!(
                self.builtin_type_of(obj),
                TypeId::Deque | TypeId::OrderedDict | TypeId::MemoryView
            ),
            _ => false,
        };
        if special || self.heap.has_instance_dict(obj) {
            None
        } else {
            Some(self.builtin_type_of(obj))
        }
    }

    // ---- remembering -----------------------------------------------------------------------

    fn remember(&mut self, (code, cache): Place, known: Cache) {
        fill_cache(&mut self.heap, code, cache, known);
    }

    /// Remembers where the dict of an instance has an attribute, which nothing of the type hides, and gives it.
    fn remember_entry(&mut self, at: Place, key: InstanceKey, name: Value) -> Option<Value> {
        let (index, value) = own_entry(&self.heap, key, name)?;
        let (class, epoch) = (self.heap[key].class, self.class_epoch);
        self.remember(
            at,
            Cache::InstanceAttr {
                class,
                epoch,
                index,
            },
        );
        Some(value)
    }

    /// Remembers the property that computes an attribute, or which slot of the instances of a class a descriptor stands
    /// for, if it does. One of another class stands for none.
    fn remember_descriptor(&mut self, at: Place, class: ClassKey, attr: Value) {
        let epoch = self.class_epoch;
        // What a getter raises may be the business of `__getattr__`.
        if let Some(property) = attr.as_property()
            && !self.hooks(class).getattr
        {
            let known = Cache::Computed {
                class,
                epoch,
                property,
            };
            return self.remember(at, known);
        }
        if let Some(key) = attr.as_rare()
            && let Rare::Slot {
                class: owner,
                index,
                ..
            } = self.heap[key]
            && self.is_subtype(class.into(), owner.into())
        {
            self.remember(
                at,
                Cache::SlotAttr {
                    class,
                    epoch,
                    index,
                },
            );
        }
    }
}

/// Index and value of an attribute in the instance's own dict.
fn own_entry(heap: &Heap, key: InstanceKey, name: Value) -> Option<(u32, Value)> {
    let dict = heap[key].dict?;
    let index = heap.dict_find_str(dict, name)?;
    let value = heap[dict].entry(index)?.value;
    Some((u32::try_from(index).ok()?, value))
}
