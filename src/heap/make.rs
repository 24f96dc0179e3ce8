//! Making objects for natives: everything made here stays rooted until the native returns.

use num_bigint::BigInt;
use num_traits::ToPrimitive;
use smallvec::SmallVec;

use super::{Alloc, Heap};
use crate::object::{
    ByteArray, Bytes, Complex, Dict, Iter, Itertool, List, Method, Rare, Set, Slice, Str, Tuple,
};
use crate::value::{DictKey, ListKey, SetKey, Tag, Value};

impl Heap {
    /// Moves an object to the heap and roots it until the running native returns.
    pub(crate) fn new_object<T>(&mut self, object: T) -> Value
    where
        Self: Alloc<T>,
        Value: From<<Self as Alloc<T>>::Key>,
    {
        let value = Value::from(self.alloc(object));
        self.keep(value)
    }

    /// A template of texts and fields, one text more than fields.
    pub(crate) fn new_template(&mut self, strings: &[Value], fields: &[Value]) -> Value {
        let strings = self.new_tuple(strings);
        let interpolations = self.new_tuple(fields);
        self.new_object(Rare::Template {
            strings,
            interpolations,
        })
    }

    /// A field of a template.
    pub(crate) fn new_interpolation(
        &mut self,
        [value, expression, conversion, format_spec]: [Value; 4],
    ) -> Value {
        self.new_object(Rare::Interpolation {
            value,
            expression,
            conversion,
            format_spec,
        })
    }

    /// A str. Texts of one ASCII character are shared.
    pub(crate) fn new_str(&mut self, text: &str) -> Value {
        if let [byte] = text.as_bytes()
            && byte.is_ascii()
        {
            return self.ascii_char(*byte);
        }
        self.new_object(Str::new(text))
    }

    /// A str from an owned text.
    pub(crate) fn new_string(&mut self, text: String) -> Value {
        if text.len() <= 1 {
            self.new_str(&text)
        } else {
            self.new_object(Str::new(text))
        }
    }

    /// A tuple.
    pub(crate) fn new_tuple(&mut self, items: &[Value]) -> Value {
        self.new_object(Tuple {
            items: SmallVec::from_slice(items),
        })
    }

    /// A tuple of items that it takes over.
    pub(crate) fn new_tuple_of(&mut self, items: Vec<Value>) -> Value {
        self.new_object(Tuple {
            items: SmallVec::from_vec(items),
        })
    }

    /// A list.
    pub(crate) fn new_list(&mut self, items: Vec<Value>) -> Value {
        self.new_object(List { items })
    }

    /// An empty list, by key.
    pub(crate) fn new_list_key(&mut self) -> ListKey {
        let key = self.alloc(List::default());
        self.keep(key.into());
        key
    }

    /// An empty dict.
    pub(crate) fn new_dict(&mut self) -> DictKey {
        let key = self.alloc(Dict::default());
        self.keep(key.into());
        key
    }

    /// An empty set.
    pub(crate) fn new_set(&mut self) -> SetKey {
        let key = self.alloc(Set::default());
        self.keep(Value::set(key, false));
        key
    }

    /// An int of any size, inline if it fits.
    pub(crate) fn new_int(&mut self, value: BigInt) -> Value {
        match value.to_i64() {
            Some(small) => Value::int(small),
            None => self.new_object(value),
        }
    }

    /// An int from a size.
    pub(crate) fn new_usize(&mut self, value: usize) -> Value {
        match i64::try_from(value) {
            Ok(small) => Value::int(small),
            Err(_) => self.new_int(BigInt::from(value)),
        }
    }

    /// A bound method.
    pub(crate) fn new_method(&mut self, function: Value, receiver: Value) -> Value {
        self.new_object(Method { function, receiver })
    }

    /// A tuple of a list's items, for positional arguments and displays with `*`.
    pub(crate) fn list_to_tuple(&mut self, list: ListKey) -> Value {
        let items = std::mem::take(&mut self[list].items);
        self.new_tuple(&items)
    }

    /// A new complex number.
    pub(crate) fn new_complex(&mut self, re: f64, im: f64) -> Value {
        self.new_object(Complex { re, im })
    }

    /// A bytes object.
    pub(crate) fn new_bytes(&mut self, data: impl Into<Box<[u8]>>) -> Value {
        self.new_object(Bytes {
            data: data.into(),
            hash: 0,
        })
    }

    /// A bytearray.
    pub(crate) fn new_byte_array(&mut self, data: Vec<u8>) -> Value {
        self.new_object(ByteArray {
            data,
            ..ByteArray::default()
        })
    }

    /// A bytes object, or a bytearray where `like` is one.
    pub(crate) fn new_bytes_like(&mut self, like: Value, data: Vec<u8>) -> Value {
        if self.payload(like).tag() == Tag::ByteArray {
            self.new_byte_array(data)
        } else {
            self.new_bytes(data)
        }
    }

    /// A str of one character.
    pub(crate) fn new_char(&mut self, c: char) -> Value {
        if c.is_ascii() {
            self.ascii_char(c as u8)
        } else {
            self.new_str(c.encode_utf8(&mut [0; 4]))
        }
    }

    /// `slice(start, stop, step)`
    pub(crate) fn make_slice(&mut self, start: Value, stop: Value, step: Value) -> Value {
        self.new_object(Slice { start, stop, step })
    }

    /// Puts an iterator of `itertools` on the heap.
    pub(crate) fn new_itertool(&mut self, tool: Itertool) -> Value {
        self.new_object(Iter::Itertool(Box::new(tool)))
    }
}
