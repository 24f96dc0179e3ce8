//! Bytes and bytearrays as sequences, and what counts as bytes where they are wanted.

use super::{Outcome, Vm};
use crate::object::{ByteArray, Bytes};
use crate::value::{Tag, Value};

impl Vm {
    /// A bytes object.
    pub(crate) fn new_bytes(&mut self, data: impl Into<Box<[u8]>>) -> Value {
        self.alloc(Bytes {
            data: data.into(),
            hash: 0,
        })
    }

    /// A bytearray.
    pub(crate) fn new_byte_array(&mut self, data: Vec<u8>) -> Value {
        self.alloc(ByteArray {
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

    /// The bytes of a bytes-like object: bytes, bytearray, or an instance of a subclass.
    pub(crate) fn as_bytes_like(&self, value: Value) -> Option<&[u8]> {
        let payload = self.payload(value);
        match payload.as_misc() {
            Some(_) => self.view_bytes(payload),
            None => self.bytes_of(payload),
        }
    }

    /// The same as a copy, or `a bytes-like object is required, not 'int'`.
    pub(crate) fn need_bytes_like(&mut self, value: Value) -> Outcome<Vec<u8>> {
        match self.as_bytes_like(value).map(<[u8]>::to_vec) {
            Some(data) => {
                self.charge(data.len())?;
                Ok(data)
            }
            None => {
                self.check_contiguous(value)?;
                let name = self.type_name(value);
                Err(self.type_error(format!("a bytes-like object is required, not '{name}'")))
            }
        }
    }

    /// `a + b` where `a` is bytes or a bytearray.
    pub(crate) fn bytes_concat(&mut self, a: Value, b: Value) -> Outcome {
        let left = self.payload(a);
        let (Some(x), Some(y)) = (self.bytes_of(left), self.as_bytes_like(b)) else {
            let (a_name, b_name) = (self.type_name(a), self.type_name(b));
            return Err(self.type_error(format!("can't concat {b_name} to {a_name}")));
        };
        let total = x.len() + y.len();
        self.refuse(total)?;
        let data = [
            self.bytes_of(left).unwrap_or_default(),
            self.as_bytes_like(b).unwrap_or_default(),
        ]
        .concat();
        Ok(self.new_bytes_like(left, data))
    }

    /// `s * n` where `s` is bytes or a bytearray.
    pub(crate) fn bytes_repeat(&mut self, s: Value, n: Value) -> Outcome {
        let count = self.repeat_count(n)?;
        let len = self.bytes_of(s).map_or(0, <[u8]>::len);
        if s.tag() == Tag::Bytes && count == 1 {
            return Ok(s);
        }
        let Some(total) = len
            .checked_mul(count)
            .filter(|&total| isize::try_from(total).is_ok())
        else {
            return Err(if s.tag() == Tag::Bytes {
                self.overflow_error("repeated bytes are too long")
            } else {
                self.memory_error("")
            });
        };
        self.refuse(total)?;
        self.tick(total as u64 / 64)?;
        let data = self.bytes_of(s).unwrap_or_default().repeat(count);
        Ok(self.new_bytes_like(s, data))
    }

    /// An int that has to fit into a byte.
    pub(crate) fn byte_value(&mut self, value: Value, what: &str) -> Outcome<u8> {
        let index = self.index(value)?;
        match index.as_int().and_then(|i| u8::try_from(i).ok()) {
            Some(byte) => Ok(byte),
            None => Err(self.value_error(format!("{what} must be in range(0, 256)"))),
        }
    }
}
