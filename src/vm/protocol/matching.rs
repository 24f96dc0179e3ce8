//! Structural pattern matching: class, mapping and sequence patterns.

use crate::object::Rare;
use crate::value::{Tag, TypeId, Value};
use crate::vm::{Outcome, Pattern, Vm};

/// The built-in types whose single positional pattern matches the whole subject.
const MATCH_SELF: &[TypeId] = &[
    TypeId::Bool,
    TypeId::ByteArray,
    TypeId::Bytes,
    TypeId::Dict,
    TypeId::Float,
    TypeId::FrozenSet,
    TypeId::Int,
    TypeId::List,
    TypeId::Set,
    TypeId::Str,
    TypeId::Tuple,
];

impl Vm {
    /// A class pattern with `count` positional sub-patterns and the keyword names in the tuple `names`: a
    /// tuple of the attributes, or None where the subject does not match.
    pub(crate) fn match_class(
        &mut self,
        subject: Value,
        class: Value,
        count: usize,
        names: Value,
    ) -> Outcome {
        if !class.is_type() {
            return Err(self.type_error("called match pattern must be a class"));
        }
        if !self.is_instance(subject, class)? {
            return Ok(Value::NONE);
        }
        let mut seen: Vec<Value> = Vec::new();
        let mut found: Vec<Value> = Vec::new();
        if count > 0 {
            match self.match_args(class, count)? {
                None => found.push(subject),
                Some(match_args) => {
                    for name in match_args {
                        if self.heap.as_text(name).is_none() {
                            let got = self.type_name(name);
                            return Err(self.type_error(format!(
                                "__match_args__ elements must be strings (got {got})"
                            )));
                        }
                        let Some(value) = self.match_attribute(subject, class, name, &mut seen)?
                        else {
                            return Ok(Value::NONE);
                        };
                        found.push(value);
                    }
                }
            }
        }
        let mut at = 0;
        while let Some(name) = self.heap.sequence_item(names, at) {
            let Some(value) = self.match_attribute(subject, class, name, &mut seen)? else {
                return Ok(Value::NONE);
            };
            found.push(value);
            at += 1;
        }
        Ok(self.heap.new_tuple(&found))
    }

    /// The attribute names of the first `count` positional patterns; `None`: the one pattern stands for the
    /// subject itself.
    fn match_args(&mut self, class: Value, count: usize) -> Outcome<Option<Vec<Value>>> {
        let attribute = self.heap.intern("__match_args__");
        let names = match self.getattr_opt(class, attribute)? {
            Some(names) if names.tag() == Tag::Tuple => Some(self.collect(names)?),
            Some(other) => {
                let (class, got) = (self.heap.class_name(class), self.type_name(other));
                return Err(self.type_error(format!(
                    "{class}.__match_args__ must be a tuple (got {got})"
                )));
            }
            None => None,
        };
        let layout = self.heap.layout_of_class(class);
        let match_self = names.is_none() && MATCH_SELF.iter().any(|ty| layout.is_subtype(*ty));
        let allowed = if match_self {
            1
        } else {
            names.as_ref().map_or(0, Vec::len)
        };
        if allowed < count {
            let class = self.heap.class_name(class);
            let plural = if allowed == 1 { "" } else { "s" };
            return Err(self.type_error(format!(
                "{class}() accepts {allowed} positional sub-pattern{plural} ({count} given)"
            )));
        }
        Ok(names.map(|mut names| {
            names.truncate(count);
            names
        }))
    }

    fn match_attribute(
        &mut self,
        subject: Value,
        class: Value,
        name: Value,
        seen: &mut Vec<Value>,
    ) -> Outcome<Option<Value>> {
        for &earlier in seen.iter() {
            if self.eq(earlier, name)? {
                let (class, name) = (self.heap.class_name(class), self.repr(name)?);
                return Err(self.type_error(format!(
                    "{class}() got multiple sub-patterns for attribute {name}"
                )));
            }
        }
        seen.push(name);
        let value = self.getattr_opt(subject, name)?;
        Ok(value.map(|value| self.heap.keep(value)))
    }

    /// Whether a value is a mapping to patterns.
    pub(crate) fn match_mapping(&mut self, subject: Value) -> Outcome<bool> {
        self.match_collection(subject, Pattern::Mapping)
    }

    /// Whether a value is a sequence to patterns: str, bytes and bytearray are not.
    pub(crate) fn match_sequence(&mut self, subject: Value) -> Outcome<bool> {
        self.match_collection(subject, Pattern::Sequence)
    }

    fn match_collection(&mut self, subject: Value, kind: Pattern) -> Outcome<bool> {
        let own = self.registry.type_def(self.layout_of(subject)).pattern;
        if subject.tag() != Tag::Instance {
            return Ok(own == kind);
        }
        let text = matches!(
            self.layout_of(subject),
            TypeId::Str | TypeId::Bytes | TypeId::ByteArray
        );
        let class = self.type_of(subject);
        let fits = own == kind
            || !(text && kind == Pattern::Sequence) && self.is_collection(class, kind)?;
        if !fits || text {
            return Ok(fits);
        }
        let other = match kind {
            Pattern::Mapping => Pattern::Sequence,
            _ => Pattern::Mapping,
        };
        if own != other && !self.is_collection(class, other)? {
            return Ok(true);
        }
        // The first class that is only one of both decides.
        let order = class
            .as_class()
            .map_or_else(Vec::new, |key| self.heap[key].mro.clone());
        for base in order {
            self.budget.burn(1)?;
            let [is, is_other] = match base.as_builtin_type() {
                Some(ty) => {
                    let pattern = self.registry.type_def(ty).pattern;
                    [pattern == kind, pattern == other]
                }
                None => [
                    self.is_collection(base, kind)?,
                    self.is_collection(base, other)?,
                ],
            };
            if is != is_other {
                return Ok(is);
            }
        }
        Ok(true)
    }

    /// Whether a class derives from, or is registered with, one of the classes of `collections.abc`. Where that
    /// module was never imported, no type can be.
    fn is_collection(&mut self, own: Value, kind: Pattern) -> Outcome<bool> {
        let name = match kind {
            Pattern::Mapping => "Mapping",
            _ => "Sequence",
        };
        let Some(module) = self.names.module_dict(&mut self.heap, "collections.abc") else {
            return Ok(false);
        };
        let name = self.heap.intern(name);
        let Some(class) = self.heap.dict_get_str(module, name) else {
            return Ok(false);
        };
        if !class.is_type() {
            return Ok(false);
        }
        self.is_subclass(own, class)
    }

    /// The tuple of the values under the keys in the tuple `keys`, or None if one is missing.
    pub(crate) fn match_keys(&mut self, subject: Value, keys: Value) -> Outcome {
        let keys = self.collect(keys)?;
        let seen = self.heap.new_set();
        let sentinel = self.heap.new_object(Rare::Object);
        let get = match subject.tag() {
            Tag::Dict => None,
            _ if keys.is_empty() => None,
            _ => {
                let name = self.heap.intern("get");
                Some(self.getattr(subject, name)?)
            }
        };
        let mut values = Vec::with_capacity(keys.len());
        for key in keys {
            if !self.set_add(seen, key)? {
                let key = self.repr(key)?;
                return Err(
                    self.value_error(format!("mapping pattern checks duplicate key ({key})"))
                );
            }
            let value = match (get, subject.as_dict()) {
                (Some(get), _) => self.call(get, &[key, sentinel])?,
                (None, Some(dict)) => self.dict_get(dict, key)?.unwrap_or(sentinel),
                (None, None) => sentinel,
            };
            if value == sentinel {
                return Ok(Value::NONE);
            }
            values.push(self.heap.keep(value));
        }
        Ok(self.heap.new_tuple(&values))
    }
}
