//! Attribute instructions with an inline cache: the look-up in full, which leaves in the cache what the
//! evaluator's fast path needs next time.
//!
//! What a cache says about a class still holds while the class epoch is the one it carries, even where
//! the evaluator's fast path missed because the attribute lies elsewhere in this instance's dict, or is
//! not there yet; that is checked first.

use crate::code::CacheIdx;
use crate::heap::Heap;
use crate::object::{Cache, Rare};
use crate::value::{ClassKey, CodeKey, InstanceKey, Tag, TypeId, Value};
use crate::vm::name::fill_cache;
use crate::vm::{Outcome, Vm};

/// A function, and the receiver to put first if it takes one.
type Method = (Value, Option<Value>);

impl Vm {
    /// `obj.name`, and fills the cache: `InstanceAttr` for an attribute of the instance, `ClassAttr` for
    /// one of the class that reading does not bind, `OwnAttr` for one asked of a class.
    pub(crate) fn load_attr_cached(
        &mut self,
        code: CodeKey,
        cache: CacheIdx,
        obj: Value,
        name: Value,
    ) -> Outcome {
        if let Some(class) = obj.as_class() {
            return match self.own_attr_cached(code, cache, class, name)? {
                Some(value) => Ok(value),
                None => self.getattr_leaving(self.may_leave, obj, name),
            };
        }
        let known = self.heap[code].cache(cache);
        if let Some(value) = other_attribute(&self.heap, self.class_epoch, (obj, known), name) {
            return Ok(value);
        }
        let Some(key) = obj.as_instance() else {
            return match self.module_attr_cached(code, cache, obj, name) {
                Some(value) => Ok(value),
                None => self.getattr_leaving(self.may_leave, obj, name),
            };
        };
        if let Some(value) = self.known_attr(code, cache, key, name) {
            return Ok(value);
        }
        if let Some(class) = self.cacheable_class(key) {
            let attr = self.lookup_type(class.into(), name);
            let in_the_way = attr.is_some_and(|attr| self.is_data_descriptor(attr));
            if let Some(index) = attr.and_then(|attr| self.slot_index(class, attr)) {
                let epoch = self.class_epoch;
                let known = Cache::SlotAttr {
                    class,
                    epoch,
                    index,
                };
                fill_cache(&mut self.heap, code, cache, known);
            }
            if !in_the_way {
                if let Some((index, value)) = own_entry(&self.heap, key, name) {
                    fill_cache(
                        &mut self.heap,
                        code,
                        cache,
                        Cache::InstanceAttr {
                            class,
                            epoch: self.class_epoch,
                            index,
                        },
                    );
                    return Ok(value);
                }
                if let Some(value) = attr
                    && self.is_plain(value)
                {
                    fill_cache(
                        &mut self.heap,
                        code,
                        cache,
                        Cache::ClassAttr {
                            class,
                            epoch: self.class_epoch,
                            value,
                        },
                    );
                    return Ok(value);
                }
            }
        }
        self.getattr_leaving(self.may_leave, obj, name)
    }

    /// What the cache knows about an attribute of this instance, if its class is the cache's.
    fn known_attr(
        &mut self,
        code: CodeKey,
        cache: CacheIdx,
        key: InstanceKey,
        name: Value,
    ) -> Option<Value> {
        let own_class = self.heap[key].class;
        match cache_at(&self.heap, code, cache) {
            Cache::InstanceAttr { class, epoch, .. }
                if class == own_class && epoch == self.class_epoch =>
            {
                let (index, value) = own_entry(&self.heap, key, name)?;
                fill_cache(
                    &mut self.heap,
                    code,
                    cache,
                    Cache::InstanceAttr {
                        class,
                        epoch,
                        index,
                    },
                );
                Some(value)
            }
            Cache::ClassAttr {
                class,
                epoch,
                value,
            } if class == own_class && epoch == self.class_epoch => {
                own_entry(&self.heap, key, name).is_none().then_some(value)
            }
            _ => None,
        }
    }

    /// `module.name` of the module's own namespace.
    fn module_attr_cached(
        &mut self,
        code: CodeKey,
        cache: CacheIdx,
        obj: Value,
        name: Value,
    ) -> Option<Value> {
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
        fill_cache(&mut self.heap, code, cache, Cache::ModuleAttr { index });
        Some(value)
    }

    /// Which slot of the instances of a class a descriptor stands for. One of another class stands for none.
    fn slot_index(&self, class: ClassKey, attr: Value) -> Option<u32> {
        match self.heap[attr.as_rare()?] {
            Rare::Slot {
                class: owner,
                index,
                ..
            } if self.is_subtype(class.into(), owner.into()) => Some(index),
            _ => None,
        }
    }

    /// `class.name` where the metaclass is `type` and what is found needs no binding.
    fn own_attr_cached(
        &mut self,
        code: CodeKey,
        cache: CacheIdx,
        class: ClassKey,
        name: Value,
    ) -> Outcome<Option<Value>> {
        if let Cache::OwnAttr {
            class: known,
            epoch,
            value,
        } = cache_at(&self.heap, code, cache)
            && known == class
            && epoch == self.class_epoch
        {
            return Ok(Some(value));
        }
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
        fill_cache(
            &mut self.heap,
            code,
            cache,
            Cache::OwnAttr {
                class,
                epoch: self.class_epoch,
                value,
            },
        );
        Ok(Some(value))
    }

    /// As [`Vm::load_method`], and fills the cache: `ClassAttr` for a method of a script's class,
    /// `TypeAttr` for one of a built-in type; both are only put there where the receiver goes first.
    pub(crate) fn load_method_cached(
        &mut self,
        code: CodeKey,
        cache: CacheIdx,
        obj: Value,
        name: Value,
    ) -> Outcome<Method> {
        if let Some(class) = obj.as_class() {
            return match self.own_attr_cached(code, cache, class, name)? {
                Some(value) => Ok((value, None)),
                None => self.load_method_leaving(obj, name),
            };
        }
        let known = self.heap[code].cache(cache);
        if let Some((function, receiver)) =
            other_method(&self.heap, self.class_epoch, (obj, known), name)
        {
            return Ok((
                function,
                Some(receiver).filter(|receiver| receiver.is_bound()),
            ));
        }
        if let Some(key) = obj.as_instance() {
            if let Some(class) = self.cacheable_class(key)
                && let Some(value) = self.lookup_type(class.into(), name)
                && self.binds_receiver(value)
                && own_entry(&self.heap, key, name).is_none()
            {
                fill_cache(
                    &mut self.heap,
                    code,
                    cache,
                    Cache::ClassAttr {
                        class,
                        epoch: self.class_epoch,
                        value,
                    },
                );
                return Ok((value, Some(obj)));
            }
        } else if let Some(key) = obj.as_super() {
            if let Some((function, receiver)) = self.super_method(key, name)? {
                return Ok((function, Some(receiver)));
            }
        } else if let Some(value) = self.module_attr_cached(code, cache, obj, name) {
            return Ok((value, None));
        } else if let Some(ty) = self.plain_builtin_type(obj)
            && let Some(value) = self.lookup_type(Value::builtin_type(ty), name)
            && self.binds_receiver(value)
        {
            fill_cache(&mut self.heap, code, cache, Cache::TypeAttr { ty, value });
            return Ok((value, Some(obj)));
        }
        self.load_method_leaving(obj, name)
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

    /// `obj.name = value`, and fills the cache: `InstanceAttr` where the value went into the instance.
    pub(crate) fn store_attr_cached(
        &mut self,
        code: CodeKey,
        cache: CacheIdx,
        obj: Value,
        name: Value,
        value: Value,
    ) -> Outcome<()> {
        let Some(key) = obj.as_instance() else {
            return self.setattr_leaving(self.may_leave, obj, name, value);
        };
        let known = self.heap[code].cache(cache).copied();
        if store_in_slot(&mut self.heap, self.class_epoch, (obj, known), value) {
            return Ok(());
        }
        let own_class = self.heap[key].class;
        if let Cache::InstanceAttr { class, epoch, .. } = cache_at(&self.heap, code, cache)
            && class == own_class
            && epoch == self.class_epoch
            && let Some(dict) = self.heap.make_instance_dict(obj)
        {
            // Nothing of the type is in the way; the name is new to this instance, or elsewhere in its dict.
            self.heap.dict_set_str(dict, name, value);
            if let Some((index, _)) = own_entry(&self.heap, key, name) {
                fill_cache(
                    &mut self.heap,
                    code,
                    cache,
                    Cache::InstanceAttr {
                        class,
                        epoch,
                        index,
                    },
                );
            }
            return Ok(());
        }
        self.setattr_leaving(self.may_leave, obj, name, value)?;
        let Some(class) = self.cacheable_class(key) else {
            return Ok(());
        };
        if self.hooks(class).setattr {
            return Ok(());
        }
        let attr = self.lookup_type(class.into(), name);
        if let Some(index) = attr.and_then(|attr| self.slot_index(class, attr)) {
            let epoch = self.class_epoch;
            let known = Cache::SlotAttr {
                class,
                epoch,
                index,
            };
            fill_cache(&mut self.heap, code, cache, known);
        }
        if attr.is_some_and(|attr| self.is_data_descriptor(attr)) {
            return Ok(());
        }
        if let Some((index, _)) = own_entry(&self.heap, key, name) {
            fill_cache(
                &mut self.heap,
                code,
                cache,
                Cache::InstanceAttr {
                    class,
                    epoch: self.class_epoch,
                    index,
                },
            );
        }
        Ok(())
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
}

/// The value of an attribute in a slot of an instance, or in a module.
fn other_attribute(
    heap: &Heap,
    class_epoch: u32,
    (object, cache): (Value, Option<&Cache>),
    name: Value,
) -> Option<Value> {
    match *cache? {
        Cache::ModuleAttr { index } => {
            let module = &heap.modules[object.as_module()?].object;
            let entry = heap.dicts[module.dict].object.entry(index as usize)?;
            (entry.key == name && module.class.is_unbound()).then_some(entry.value)
        }
        Cache::SlotAttr {
            class,
            epoch,
            index,
        } if epoch == class_epoch => {
            let instance = &heap.instances[object.as_instance()?].object;
            let slots = &heap.lists[instance.slots?].object.items;
            let value = *slots.get(index as usize)?;
            (instance.class == class && value.is_bound()).then_some(value)
        }
        _ => None,
    }
}

/// A method that the evaluator's fast path does not find, with its receiver, which is unbound where it takes none: of a module, in a
/// slot, or of a built-in type of the rarer kinds.
fn other_method(
    heap: &Heap,
    class_epoch: u32,
    (object, cache): (Value, Option<&Cache>),
    name: Value,
) -> Option<(Value, Value)> {
    if let Some(&Cache::TypeAttr { ty, value }) = cache {
        let rare = &heap.rares[object.as_rare()?].object;
        return (rare.type_id() == ty).then_some((value, object));
    }
    let value = other_attribute(heap, class_epoch, (object, cache), name)?;
    Some((value, Value::UNBOUND))
}

/// Stores an attribute in a slot of an instance. False: the cache does not say where.
fn store_in_slot(
    heap: &mut Heap,
    class_epoch: u32,
    (object, cache): (Value, Option<Cache>),
    value: Value,
) -> bool {
    let Some(Cache::SlotAttr {
        class,
        epoch,
        index,
    }) = cache
    else {
        return false;
    };
    let Some(key) = object.as_instance() else {
        return false;
    };
    let instance = &heap.instances[key].object;
    match instance.slots {
        Some(slots) if epoch == class_epoch && instance.class == class => {
            heap.store_at(slots, index as usize, value)
        }
        _ => false,
    }
}

/// Index and value of an attribute in the instance's own dict.
fn own_entry(heap: &Heap, key: InstanceKey, name: Value) -> Option<(u32, Value)> {
    let dict = heap[key].dict?;
    let index = heap.dict_find_str(dict, name)?;
    let value = heap[dict].entry(index)?.value;
    Some((u32::try_from(index).ok()?, value))
}

fn cache_at(heap: &Heap, code: CodeKey, cache: CacheIdx) -> Cache {
    heap[code]
        .caches
        .get(usize::from(cache.0))
        .copied()
        .unwrap_or_default()
}
