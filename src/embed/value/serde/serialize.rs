//! From Rust to scripts: a serializer whose output is a value of the runtime.

use ::serde::{Serialize, ser};

use crate::embed::{Bytes, Ctx, Error, IntoValue, Result};
use crate::value::{DictKey, Value as VmValue};

pub(super) struct Serializer<'c, 'v> {
    pub(super) cx: &'c mut Ctx<'v>,
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
    let dict = cx.vm.heap.new_dict();
    let key = cx.vm.heap.intern(variant);
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
pub(super) struct Sequence<'c, 'v> {
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
            self.cx.vm.heap.new_tuple(&self.items)
        } else {
            self.cx.vm.heap.new_list(self.items)
        };
        match self.variant {
            Some(variant) => tagged(variant, value, self.cx),
            None => Ok(value),
        }
    }
}

/// A dict in the making.
pub(super) struct Mapping<'c, 'v> {
    dict: DictKey,
    cx: &'c mut Ctx<'v>,
    /// The key whose value comes next.
    key: VmValue,
    variant: Option<&'static str>,
}

impl<'c, 'v> Mapping<'c, 'v> {
    fn new(cx: &'c mut Ctx<'v>, variant: Option<&'static str>) -> Self {
        Self {
            dict: cx.vm.heap.new_dict(),
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

    fn put_named<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<()> {
        let key = self.cx.vm.heap.intern(name);
        self.put(key, value)
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

/// Implements the traits whose values have parts: each part goes in by `$put`, and all of them end in `finish`.
macro_rules! compounds {
    ($($name:ident for $ty:ident: $method:ident($($key:ident)?) $put:ident;)*) => {
        $(impl ser::$name for $ty<'_, '_> {
            type Ok = VmValue;
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, $($key: &'static str,)? value: &T) -> Result<()> {
                self.$put($($key,)? value)
            }

            fn end(self) -> Result<VmValue> {
                self.finish()
            }
        })*
    };
}

compounds! {
    SerializeSeq for Sequence: serialize_element() push;
    SerializeTuple for Sequence: serialize_element() push;
    SerializeTupleStruct for Sequence: serialize_field() push;
    SerializeTupleVariant for Sequence: serialize_field() push;
    SerializeStruct for Mapping: serialize_field(name) put_named;
    SerializeStructVariant for Mapping: serialize_field(name) put_named;
}
