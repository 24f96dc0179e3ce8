//! [`Serde`]: any type that serde knows, as a value of scripts and back.
//!
//! ```text
//!  T: Serialize       -> Serializer   -> None, bool, int, float, str, bytes, list, tuple, dict
//!  T: Deserialize     <- Deserializer <- the same, sets too
//! ```
//!
//! Enums are what serde calls externally tagged: `'Name'` without content, `{'Name': content}` with.
//! Invariant: no script runs during a conversion, so nothing is collected; each level of nesting asks for its part of
//! the native stack, so that lists which contain themselves end in an error.

use std::fmt::Display;
use std::vec;

use ::serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Unexpected, Visitor};
use ::serde::{Serialize, ser};
use num_traits::ToPrimitive;

use crate::embed::{Bytes, Ctx, Error, ErrorKind, FromValue, IntoValue, Result, Value};
use crate::value::{Tag, Value as VmValue};

/// Converts by serde: an argument, a result or a cell of any type that is `Serialize` or `Deserialize`.
///
/// | Rust | Python |
/// |---|---|
/// | structs, maps | `dict` |
/// | sequences | `list` (from a `list`, `tuple`, `set` or `frozenset`) |
/// | tuples, tuple structs | `tuple` |
/// | `Option`, `()` | `None`, or the value |
/// | `enum` | `'Variant'`, or `{'Variant': content}` |
/// | integers of any size, floats, `char`, strings, bytes | `int`, `float`, `str`, `bytes` |
///
/// ```
/// use nonlocal::{Closure, Runtime, Serde};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize, Deserialize, PartialEq, Debug)]
/// struct Line { sku: String, count: u32 }
///
/// #[derive(Serialize, Deserialize, PartialEq, Debug)]
/// enum Offer { Reject, Price { cents: u64, lines: Vec<Line> } }
///
/// let mut rt = Runtime::new();
/// let price: Closure = rt.run("
/// def price(lines):
///     if not lines:
///         return 'Reject'
///     return {'Price': {'cents': sum(line['count'] * 250 for line in lines), 'lines': lines}}
/// price")?;
/// let lines = vec![Line { sku: "tea".into(), count: 2 }];
/// let Serde(offer) = rt.call::<Serde<Offer>>(&price, (Serde(&lines),))?;
/// assert_eq!(offer, Offer::Price { cents: 500, lines });
///
/// let error = rt.run::<Serde<Vec<Line>>>("[{'sku': 'tea', 'count': '2'}]").unwrap_err();
/// assert_eq!(error.to_string(), "expected int, got str at [0].count");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Serde<T>(pub T);

impl<T: Serialize> IntoValue for Serde<T> {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        let raw = self.0.serialize(Serializer { cx })?;
        Ok(Value::from_raw(cx.vm, raw))
    }
}

impl<T: DeserializeOwned> FromValue for Serde<T> {
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        let raw = value.into_raw(cx.vm)?;
        T::deserialize(Deserializer { cx, raw }).map(Self)
    }
}

impl Ctx<'_> {
    /// Checks that the conversion may go one level deeper.
    fn deeper(&mut self) -> Result<()> {
        let entered = self.vm.enter_native();
        self.lift(entered)
    }
}

// ---- errors ---------------------------------------------------------------------------------------------------

impl ser::Error for Error {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(ErrorKind::Convert, message.to_string())
    }
}

impl de::Error for Error {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(ErrorKind::Convert, message.to_string())
    }

    fn invalid_type(got: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::convert(&python_name(&expected.to_string()), unexpected_name(&got))
    }

    fn invalid_value(got: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let got = match got {
            Unexpected::Signed(value) => format!("{value}, which is out of its range"),
            Unexpected::Unsigned(value) => format!("{value}, which is out of its range"),
            Unexpected::Str(text) => format!("'{text}'"),
            other => other.to_string(),
        };
        Self::convert(&expected.to_string(), &got)
    }

    fn invalid_length(length: usize, expected: &dyn de::Expected) -> Self {
        Self::convert(&expected.to_string(), &format!("{length} of them"))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::convert(&one_of(expected), &format!("'{variant}'"))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let expected = if expected.is_empty() {
            "no keys".to_owned()
        } else {
            one_of(expected)
        };
        Self::convert(&expected, &format!("the key '{field}'"))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(ErrorKind::Convert, format!("missing key '{field}'"))
    }
}

/// `'a', 'b' or 'c'`
fn one_of(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => "nothing".to_owned(),
    }
}

/// What serde expected, in Python's words where it has some.
fn python_name(expected: &str) -> String {
    match expected {
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" | "u8" | "u16" | "u32" | "u64" | "u128"
        | "usize" => "int",
        "f32" | "f64" => "float",
        "a string" | "string" => "str",
        "a boolean" => "bool",
        "a sequence" => "list",
        "a map" => "dict",
        "unit" => "None",
        "byte array" | "a byte array" | "bytes" => "bytes",
        other => other,
    }
    .to_owned()
}

fn unexpected_name(got: &Unexpected<'_>) -> &'static str {
    match got {
        Unexpected::Bool(_) => "bool",
        Unexpected::Signed(_) | Unexpected::Unsigned(_) => "int",
        Unexpected::Float(_) => "float",
        Unexpected::Char(_) | Unexpected::Str(_) => "str",
        Unexpected::Bytes(_) => "bytes",
        Unexpected::Unit | Unexpected::Option => "None",
        Unexpected::Seq => "list",
        Unexpected::Map => "dict",
        Unexpected::UnitVariant => "a variant without content",
        _ => "a variant with content",
    }
}

// ---- to scripts -----------------------------------------------------------------------------------------------

struct Serializer<'c, 'v> {
    cx: &'c mut Ctx<'v>,
}

impl<'v> Serializer<'_, 'v> {
    fn plain(self, value: impl IntoValue) -> Result<VmValue> {
        value.into_raw_value(self.cx)
    }
}

/// Converts something inside of something else.
fn inner<T: Serialize + ?Sized>(value: &T, cx: &mut Ctx<'_>) -> Result<VmValue> {
    cx.deeper()?;
    value.serialize(Serializer { cx })
}

/// `{variant: content}`
fn tagged(variant: &str, content: VmValue, cx: &mut Ctx<'_>) -> Result<VmValue> {
    let dict = cx.vm.new_dict();
    let key = cx.vm.intern(variant);
    let stored = cx.vm.dict_set(dict, key, content);
    cx.lift(stored)?;
    Ok(dict.into())
}

macro_rules! plain {
    ($($method:ident $ty:ty;)*) => {
        $(fn $method(self, value: $ty) -> Result<VmValue> {
            self.plain(value)
        })*
    };
}

impl<'c, 'v> ser::Serializer for Serializer<'c, 'v> {
    type Ok = VmValue;
    type Error = Error;
    type SerializeSeq = Sequence<'c, 'v>;
    type SerializeTuple = Sequence<'c, 'v>;
    type SerializeTupleStruct = Sequence<'c, 'v>;
    type SerializeTupleVariant = Sequence<'c, 'v>;
    type SerializeMap = Mapping<'c, 'v>;
    type SerializeStruct = Mapping<'c, 'v>;
    type SerializeStructVariant = Mapping<'c, 'v>;

    plain! {
        serialize_bool bool;
        serialize_i8 i8;
        serialize_i16 i16;
        serialize_i32 i32;
        serialize_i64 i64;
        serialize_i128 i128;
        serialize_u8 u8;
        serialize_u16 u16;
        serialize_u32 u32;
        serialize_u64 u64;
        serialize_u128 u128;
        serialize_f32 f32;
        serialize_f64 f64;
        serialize_char char;
        serialize_str &str;
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<VmValue> {
        self.plain(Bytes::from(value))
    }

    fn serialize_none(self) -> Result<VmValue> {
        Ok(VmValue::NONE)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<VmValue> {
        inner(value, self.cx)
    }

    fn serialize_unit(self) -> Result<VmValue> {
        Ok(VmValue::NONE)
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Result<VmValue> {
        Ok(VmValue::NONE)
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<VmValue> {
        self.plain(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<VmValue> {
        inner(value, self.cx)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<VmValue> {
        let content = inner(value, self.cx)?;
        tagged(variant, content, self.cx)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Sequence<'c, 'v>> {
        Sequence::new(self.cx, length.unwrap_or(0), false, None)
    }

    fn serialize_tuple(self, length: usize) -> Result<Sequence<'c, 'v>> {
        Sequence::new(self.cx, length, true, None)
    }

    fn serialize_tuple_struct(
        self,
        _name: &'static str,
        length: usize,
    ) -> Result<Sequence<'c, 'v>> {
        Sequence::new(self.cx, length, true, None)
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Sequence<'c, 'v>> {
        Sequence::new(self.cx, length, true, Some(variant))
    }

    fn serialize_map(self, _length: Option<usize>) -> Result<Mapping<'c, 'v>> {
        Ok(Mapping::new(self.cx, None))
    }

    fn serialize_struct(self, _name: &'static str, _length: usize) -> Result<Mapping<'c, 'v>> {
        Ok(Mapping::new(self.cx, None))
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Mapping<'c, 'v>> {
        Ok(Mapping::new(self.cx, Some(variant)))
    }
}

/// A list or a tuple in the making.
struct Sequence<'c, 'v> {
    cx: &'c mut Ctx<'v>,
    items: Vec<VmValue>,
    is_tuple: bool,
    variant: Option<&'static str>,
}

impl<'c, 'v> Sequence<'c, 'v> {
    fn new(
        cx: &'c mut Ctx<'v>,
        length: usize,
        is_tuple: bool,
        variant: Option<&'static str>,
    ) -> Result<Self> {
        cx.charge_items(length)?;
        Ok(Self {
            cx,
            items: Vec::new(),
            is_tuple,
            variant,
        })
    }

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        let item = inner(value, self.cx)?;
        self.items.push(item);
        Ok(())
    }

    fn finish(self) -> Result<VmValue> {
        let value = if self.is_tuple {
            self.cx.vm.new_tuple(&self.items)
        } else {
            self.cx.vm.new_list(self.items)
        };
        match self.variant {
            Some(variant) => tagged(variant, value, self.cx),
            None => Ok(value),
        }
    }
}

macro_rules! sequences {
    ($($name:ident $method:ident;)*) => {
        $(impl ser::$name for Sequence<'_, '_> {
            type Ok = VmValue;
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
                self.push(value)
            }

            fn end(self) -> Result<VmValue> {
                self.finish()
            }
        })*
    };
}

sequences! {
    SerializeSeq serialize_element;
    SerializeTuple serialize_element;
    SerializeTupleStruct serialize_field;
    SerializeTupleVariant serialize_field;
}

/// A dict in the making.
struct Mapping<'c, 'v> {
    dict: crate::value::DictKey,
    cx: &'c mut Ctx<'v>,
    /// The key whose value comes next.
    key: VmValue,
    variant: Option<&'static str>,
}

impl<'c, 'v> Mapping<'c, 'v> {
    fn new(cx: &'c mut Ctx<'v>, variant: Option<&'static str>) -> Self {
        Self {
            dict: cx.vm.new_dict(),
            cx,
            key: VmValue::NONE,
            variant,
        }
    }

    fn put<T: Serialize + ?Sized>(&mut self, key: VmValue, value: &T) -> Result<()> {
        let value = inner(value, self.cx)?;
        let stored = self.cx.vm.dict_set(self.dict, key, value);
        self.cx.lift(stored)
    }

    fn finish(self) -> Result<VmValue> {
        match self.variant {
            Some(variant) => tagged(variant, self.dict.into(), self.cx),
            None => Ok(self.dict.into()),
        }
    }
}

impl ser::SerializeMap for Mapping<'_, '_> {
    type Ok = VmValue;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        self.key = inner(key, self.cx)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.put(self.key, value)
    }

    fn end(self) -> Result<VmValue> {
        self.finish()
    }
}

macro_rules! structs {
    ($($name:ident)*) => {
        $(impl ser::$name for Mapping<'_, '_> {
            type Ok = VmValue;
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<()> {
                let key = self.cx.vm.intern(name);
                self.put(key, value)
            }

            fn end(self) -> Result<VmValue> {
                self.finish()
            }
        })*
    };
}

structs! { SerializeStruct SerializeStructVariant }

// ---- from scripts ---------------------------------------------------------------------------------------------

struct Deserializer<'c, 'v> {
    cx: &'c mut Ctx<'v>,
    raw: VmValue,
}

impl<'v> Deserializer<'_, 'v> {
    /// The items of a list, tuple, set or frozenset.
    fn items(&self) -> Option<Vec<VmValue>> {
        let vm = &self.cx.vm;
        let raw = vm.payload(self.raw);
        if let Some(list) = raw.as_list() {
            Some(vm.heap[list].items.clone())
        } else if let Some(tuple) = raw.as_tuple() {
            Some(vm.heap[tuple].items.to_vec())
        } else {
            let set = raw.as_any_set()?;
            Some(vm.heap[set].iter().map(|slot| slot.key).collect())
        }
    }

    fn entries(&self) -> Option<Vec<(VmValue, VmValue)>> {
        let vm = &self.cx.vm;
        let dict = vm.payload(self.raw).as_dict()?;
        let entry = |entry: &crate::object::Entry| (entry.key, entry.value);
        Some(vm.heap[dict].iter().map(entry).collect())
    }
}

impl<'de> de::Deserializer<'de> for Deserializer<'_, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.cx.deeper()?;
        if let Some(items) = self.items() {
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
        if let Some(entries) = self.entries() {
            return visitor.visit_map(Entries {
                cx: self.cx,
                entries: entries.into_iter(),
                value: (VmValue::NONE, None),
            });
        }
        let vm = &self.cx.vm;
        let raw = vm.payload(self.raw);
        if let Some(text) = vm.as_text(raw) {
            let text = text.to_owned();
            return visitor.visit_string(text);
        }
        if let Some(data) = vm.as_bytes_like(raw) {
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
                    "an int of 128 bits",
                    &format!("one of {bits}"),
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
        if let Some(text) = vm.as_text(vm.payload(self.raw)) {
            let variant = text.to_owned();
            return visitor.visit_enum(IntoDeserializer::<Error>::into_deserializer(variant));
        }
        let entries = self.entries();
        match entries.as_deref() {
            Some(&[(name, content)]) => visitor.visit_enum(Variant {
                cx: self.cx,
                name,
                content,
            }),
            Some(entries) => Err(Error::convert(
                "a dict with one key, the variant",
                &format!("one with {}", entries.len()),
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
        let name = self.cx.vm.as_text(key).map(str::to_owned);
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
