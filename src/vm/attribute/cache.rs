//! Attribute instructions with an inline cache: the look-up in full, which leaves in the cache what the
//! evaluator's fast path needs next time.
//!
//! What a cache says about a class still holds while the class epoch is the one it carries, even where
//! the evaluator's fast path missed because the attribute lies elsewhere in this instance's dict, or is
//! not there yet; that is checked first.

use crate::code::CacheIdx;
use crate::heap::Heap;
use crate::object::Cache;
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
        let Some(key) = obj.as_instance() else {
            return self.getattr_leaving(self.may_leave, obj, name);
        };
        if let Some(value) = self.known_attr(code, cache, key, name) {
            return Ok(value);
        }
        if let Some(class) = self.cacheable_class(key) {
            let attr = self.lookup_type(class.into(), name);
            let in_the_way = attr.is_some_and(|attr| self.is_data_descriptor(attr));
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
        let special = matches!(
            obj.tag(),
            Tag::Type | Tag::Super | Tag::Module | Tag::Method | Tag::Rare | Tag::Exception
        );
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
