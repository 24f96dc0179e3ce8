//! Attribute instructions with an inline cache: the look-up in full, which leaves in the cache what the
//! evaluator's fast path needs next time.
//!
//! Invariant: a cache entry is only good while the class epoch is the one it carries.

use super::{Outcome, Vm};
use crate::code::CacheIdx;
use crate::object::Cache;
use crate::value::{ClassKey, CodeKey, InstanceKey, Tag, TypeId, Value};

impl Vm {
    /// `obj.name`, and fills the cache: `InstanceAttr` for an attribute of the instance, `ClassAttr` for
    /// one of the class that reading does not bind.
    pub(crate) fn load_attr_cached(&mut self, code: CodeKey, cache: CacheIdx, obj: Value, name: Value) -> Outcome {
        if let Some((key, class)) = self.cacheable_instance(obj) {
            let attr = self.lookup_type(class.into(), name);
            let in_the_way = attr.is_some_and(|attr| self.is_data_descriptor(attr));
            if !in_the_way {
                if let Some((index, value)) = self.own_entry(key, name) {
                    self.fill(code, cache, Cache::InstanceAttr { class, epoch: self.class_epoch, index });
                    return Ok(value);
                }
                if let Some(value) = attr
                    && self.is_plain(value)
                {
                    self.fill(code, cache, Cache::ClassAttr { class, epoch: self.class_epoch, value });
                    return Ok(value);
                }
            }
        }
        self.getattr(obj, name)
    }

    /// As [`Vm::load_method`], and fills the cache: `ClassAttr` for a method of a script's class,
    /// `TypeAttr` for one of a built-in type; both are only put there where the receiver goes first.
    pub(crate) fn load_method_cached(&mut self, code: CodeKey, cache: CacheIdx, obj: Value, name: Value) -> Outcome<(Value, Option<Value>)> {
        if let Some((key, class)) = self.cacheable_instance(obj) {
            if let Some(value) = self.lookup_type(class.into(), name)
                && self.binds_receiver(value)
                && self.own_entry(key, name).is_none()
            {
                self.fill(code, cache, Cache::ClassAttr { class, epoch: self.class_epoch, value });
                return Ok((value, Some(obj)));
            }
        } else if self.instance_dict(obj).is_none()
            && !matches!(obj.tag(), Tag::Class | Tag::Type | Tag::Super | Tag::Module | Tag::Method | Tag::Misc | Tag::Instance | Tag::Exception)
            && let Some(ty) = self.type_of(obj).as_builtin_type()
            && let Some(value) = self.lookup_type(Value::builtin_type(ty), name)
            && self.binds_receiver(value)
        {
            if !self.has_instance_dict(obj) {
                self.fill(code, cache, Cache::TypeAttr { ty, value });
            }
            return Ok((value, Some(obj)));
        }
        self.load_method(obj, name)
    }

    /// `obj.name = value`, and fills the cache: `InstanceAttr` where the value went into the instance.
    pub(crate) fn store_attr_cached(&mut self, code: CodeKey, cache: CacheIdx, obj: Value, name: Value, value: Value) -> Outcome<()> {
        self.setattr(obj, name, value)?;
        let Some((key, class)) = self.cacheable_instance(obj) else { return Ok(()) };
        if self.hooks(class).setattr {
            return Ok(());
        }
        let attr = self.lookup_type(class.into(), name);
        if attr.is_some_and(|attr| self.is_data_descriptor(attr)) {
            return Ok(());
        }
        if let Some((index, _)) = self.own_entry(key, name) {
            self.fill(code, cache, Cache::InstanceAttr { class, epoch: self.class_epoch, index });
        }
        Ok(())
    }

    /// An instance whose attributes are found by the generic rule.
    fn cacheable_instance(&mut self, obj: Value) -> Option<(InstanceKey, ClassKey)> {
        let key = obj.as_instance()?;
        let class = self.heap[key].class;
        let special = matches!(self.heap[class].layout, TypeId::Module | TypeId::Super | TypeId::GenericAlias);
        (!special && !self.hooks(class).getattribute).then_some((key, class))
    }

    /// Index and value of an attribute in the instance's own dict.
    fn own_entry(&self, key: InstanceKey, name: Value) -> Option<(u32, Value)> {
        let dict = self.heap[key].dict?;
        let hash = self.hash_text(self.text(name));
        let index = self.heap[dict].find_identical(hash, name)?;
        let value = self.heap[dict].entry(index)?.value;
        Some((u32::try_from(index).ok()?, value))
    }

    fn fill(&mut self, code: CodeKey, cache: CacheIdx, entry: Cache) {
        if let Some(slot) = self.heap[code].caches.get_mut(usize::from(cache.0)) {
            *slot = entry;
        }
    }
}
