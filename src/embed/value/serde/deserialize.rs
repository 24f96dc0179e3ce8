//! From scripts to Rust: a deserializer whose input is a value of the runtime.

use std::vec;

use ::serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor};
use num_traits::ToPrimitive;

use crate::embed::value::containers::{dict_entries, sequence_items, set_items};
use crate::embed::{Ctx, Error, Result};
use crate::text::surrogates;
use crate::value::{Tag, Value as VmValue};

pub(super) struct Deserializer<'c, 'v> {
    pub(super) cx: &'c mut Ctx<'v>,
    pub(super) raw: VmValue,
}

/// A text as a string of Rust.
fn plain(text: &str) -> Result<String> {
    if surrogates::contains(text) {
        return Err(Error::convert("str", surrogates::DESCRIBED));
    }
    Ok(text.to_owned())
}

impl<'de> de::Deserializer<'de> for Deserializer<'_, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.cx.deeper()?;
        let vm = &*self.cx.vm;
        let items = sequence_items(vm, self.raw).or_else(|| set_items(vm, self.raw));
        if let Some(items) = items {
            let mut items = Items {
                cx: self.cx,
                items: items.into_iter(),
                index: 0,
            };
            let value = visitor.visit_seq(&mut items)?;
            return match items.items.len() {
                0 => Ok(value),
                more => Err(Error::convert(
                    &format!("{} items", items.index),
                    &(items.index + more).to_string(),
                )),
            };
        }
        if let Some(entries) = dict_entries(self.cx.vm, self.raw) {
            return visitor.visit_map(Entries {
                cx: self.cx,
                entries: entries.into_iter(),
                value: (VmValue::NONE, None),
            });
        }
        let vm = &self.cx.vm;
        let raw = vm.heap.payload(self.raw);
        if let Some(text) = vm.heap.as_text(raw) {
            let text = plain(text)?;
            return visitor.visit_string(text);
        }
        if let Some(data) = vm.heap.as_bytes_like(raw) {
            let data = data.to_vec();
            return visitor.visit_byte_buf(data);
        }
        if let Some(key) = raw.as_big_int() {
            let value = &vm.heap[key];
            return if let Some(value) = value.to_u64() {
                visitor.visit_u64(value)
            } else if let Some(value) = value.to_u128() {
                visitor.visit_u128(value)
            } else if let Some(value) = value.to_i128() {
                visitor.visit_i128(value)
            } else {
                let bits = value.bits();
                Err(Error::convert(
                    "an int of at most 128 bits",
                    &format!("one of {bits} bits"),
                ))
            };
        }
        match raw.tag() {
            Tag::None => visitor.visit_unit(),
            Tag::Bool => visitor.visit_bool(raw.bits() != 0),
            Tag::Int => visitor.visit_i64(raw.bits() as i64),
            Tag::Float => visitor.visit_f64(f64::from_bits(raw.bits())),
            _ => {
                let got = self.cx.vm.type_name(self.raw);
                Err(Error::convert("plain data", &got))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.raw.is_none() {
            visitor.visit_none()
        } else {
            self.cx.deeper()?;
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        self.cx.deeper()?;
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.cx.deeper()?;
        let vm = &self.cx.vm;
        if let Some(text) = vm.heap.as_text(vm.heap.payload(self.raw)) {
            let variant = plain(text)?;
            return visitor.visit_enum(IntoDeserializer::<Error>::into_deserializer(variant));
        }
        let entries = dict_entries(vm, self.raw);
        match entries.as_deref() {
            Some(&[(name, content)]) => visitor.visit_enum(Variant {
                cx: self.cx,
                name,
                content,
            }),
            Some(entries) => Err(Error::convert(
                "a dict with one key, the variant",
                &format!("a dict with {} keys", entries.len()),
            )),
            None => {
                let got = self.cx.vm.type_name(self.raw);
                Err(Error::convert("a variant: a str or a dict", &got))
            }
        }
    }

    ::serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

struct Items<'c, 'v> {
    cx: &'c mut Ctx<'v>,
    items: vec::IntoIter<VmValue>,
    index: usize,
}

impl<'de> de::SeqAccess<'de> for Items<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        let Some(raw) = self.items.next() else {
            return Ok(None);
        };
        let index = self.index;
        self.index += 1;
        let item = seed.deserialize(Deserializer { cx: self.cx, raw });
        item.map(Some).map_err(|error| error.at_index(index))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

struct Entries<'c, 'v> {
    cx: &'c mut Ctx<'v>,
    entries: vec::IntoIter<(VmValue, VmValue)>,
    /// The value that comes next, and its key if that is a str.
    value: (VmValue, Option<String>),
}

impl<'de> de::MapAccess<'de> for Entries<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        let Some((key, value)) = self.entries.next() else {
            return Ok(None);
        };
        let name = self.cx.vm.heap.as_text(key);
        let name = name.map(|name| surrogates::shown(name).into_owned());
        self.value = (value, name);
        seed.deserialize(Deserializer {
            cx: self.cx,
            raw: key,
        })
        .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        let (raw, name) = std::mem::take(&mut self.value);
        let value = seed.deserialize(Deserializer { cx: self.cx, raw });
        value.map_err(|error| match &name {
            Some(name) => error.at_key(name),
            None => error,
        })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

struct Variant<'c, 'v> {
    cx: &'c mut Ctx<'v>,
    name: VmValue,
    content: VmValue,
}

impl<'de, 'c, 'v> de::EnumAccess<'de> for Variant<'c, 'v> {
    type Error = Error;
    type Variant = Deserializer<'c, 'v>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self::Variant)> {
        let Self { cx, name, content } = self;
        let variant = seed.deserialize(Deserializer { cx, raw: name })?;
        Ok((variant, Deserializer { cx, raw: content }))
    }
}

impl<'de> de::VariantAccess<'de> for Deserializer<'_, '_> {
    type Error = Error;

    fn unit_variant(self) -> Result<()> {
        if self.raw.is_none() {
            Ok(())
        } else {
            let got = self.cx.vm.type_name(self.raw);
            Err(Error::convert("a variant without content", &got))
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _length: usize, visitor: V) -> Result<V::Value> {
        de::Deserializer::deserialize_any(self, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        de::Deserializer::deserialize_any(self, visitor)
    }
}
