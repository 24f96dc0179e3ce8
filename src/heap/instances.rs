//! The `__dict__` and the slots of objects.

use super::{Alloc, Heap};
use crate::object::{Instance, List, Rare};
use crate::value::{ClassKey, DictKey, InstanceKey, Tag, Value};

impl Heap {
    /// The `__dict__` of an object, if it is there already.
    pub(crate) fn instance_dict(&self, v: Value) -> Option<DictKey> {
        match v.tag() {
            Tag::Instance => self[v.as_instance()?].dict,
            Tag::Exception => self[v.as_exception()?].dict,
            Tag::Function => self[v.as_function()?].extras.as_ref()?.dict.as_dict(),
            Tag::Module => Some(self[v.as_module()?].dict),
            Tag::Wrapper => self[v.as_wrapper()?].dict.as_dict(),
            Tag::Rare => match &self[v.as_rare()?] {
                Rare::Namespace { dict } => Some(*dict),
                Rare::Partial(partial) => partial.dict.as_dict(),
                Rare::OrderedDict(ordered) => ordered.attributes.as_dict(),
                Rare::LruCache(cache) => cache.dict.as_dict(),
                Rare::TypeParam { dict, .. } => dict.as_dict(),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the object has a `__dict__`, made or not.
    pub(crate) fn has_instance_dict(&self, v: Value) -> bool {
        match v.tag() {
            Tag::Instance => v
                .as_instance()
                .is_some_and(|key| self[self[key].class].has_dict),
            Tag::Exception | Tag::Function | Tag::Module | Tag::Wrapper => true,
            Tag::Rare => v.as_rare().is_some_and(|key| {
                matches!(
                    self[key],
                    Rare::Namespace { .. }
                        | Rare::Partial(_)
                        | Rare::OrderedDict(_)
                        | Rare::LruCache(_)
                        | Rare::TypeParam { .. }
                )
            }),
            _ => false,
        }
    }

    /// The `__dict__` of an object, made on first use; `None` where it has none.
    pub(crate) fn make_instance_dict(&mut self, v: Value) -> Option<DictKey> {
        if let Some(dict) = self.instance_dict(v) {
            return Some(dict);
        }
        if !self.has_instance_dict(v) {
            return None;
        }
        let dict = self.new_dict();
        self.put_instance_dict(v, dict);
        Some(dict)
    }

    /// A `__dict__` as scripts see it: the object that was set, if it was an instance of a dict's subclass.
    pub(crate) fn shown_dict(&self, dict: DictKey) -> Value {
        self[dict].owner.map_or(dict.into(), Value::from)
    }

    pub(crate) fn put_instance_dict(&mut self, v: Value, dict: DictKey) {
        if let Some(key) = v.as_instance() {
            self[key].dict = Some(dict);
        } else if let Some(key) = v.as_exception() {
            self[key].dict = Some(dict);
        } else if let Some(key) = v.as_function() {
            self[key].extras_mut().dict = dict.into();
        } else if let Some(key) = v.as_wrapper() {
            self[key].dict = dict.into();
        } else if let Some(key) = v.as_rare() {
            match &mut self[key] {
                Rare::Partial(partial) => partial.dict = dict.into(),
                Rare::OrderedDict(ordered) => ordered.attributes = dict.into(),
                Rare::LruCache(cache) => cache.dict = dict.into(),
                Rare::TypeParam { dict: own, .. } => *own = dict.into(),
                _ => {}
            }
        }
    }

    /// The list behind an instance's slots, as long as its class says.
    pub(crate) fn instance_slots(&mut self, key: InstanceKey) -> crate::value::ListKey {
        let count = self[self[key].class].slot_count as usize;
        let list = match self[key].slots {
            Some(list) => list,
            None => {
                let list = self.new_list_key();
                self[key].slots = Some(list);
                list
            }
        };
        if self[list].items.len() < count {
            self[list].items.resize(count, Value::UNBOUND);
        }
        list
    }

    /// An instance of a script's class, with what it holds of a built-in type; for a class that has no finaliser.
    pub(crate) fn make_instance(&mut self, class: ClassKey, payload: Value) -> Value {
        let count = self[class].slot_count as usize;
        let slots = (count > 0).then(|| {
            self.alloc(List {
                items: vec![Value::UNBOUND; count],
            })
        });
        // What is a namespace itself is the instance's, too.
        let dict = payload
            .as_instance()
            .is_none()
            .then(|| self.instance_dict(payload))
            .flatten();
        self.new_object(Instance {
            class,
            dict,
            slots,
            payload,
        })
    }
}
