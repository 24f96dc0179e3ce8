//! Bytes and bytearrays as sequences, and what counts as bytes where they are wanted.

use crate::value::{Tag, Value};
use crate::vm::state::price;
use crate::vm::{Outcome, Vm};

/// CPython's `PyBUF_SIMPLE`: bytes one after the other.
pub(crate) const BUFFER_SIMPLE: i64 = 0;

/// CPython's `PyBUF_FULL_RO`: any form will do, as long as it can be read.
pub(crate) const BUFFER_ANY: i64 = 0x11c;

impl Vm {
    /// The same as a copy, or `a bytes-like object is required, not 'int'`.
    pub(crate) fn need_bytes_like(&mut self, value: Value) -> Outcome<Vec<u8>> {
        match self.copied_bytes(value)? {
            Some(data) => Ok(data),
            None => {
                self.check_contiguous(value)?;
                if let Some(data) = self.lent_bytes(value, BUFFER_SIMPLE)? {
                    return Ok(data);
                }
                let name = self.type_name(value);
                Err(self.type_error(format!("a bytes-like object is required, not '{name}'")))
            }
        }
    }

    /// A copy of the bytes of bytes, a bytearray or a view of one piece, paid for.
    pub(crate) fn copied_bytes(&mut self, value: Value) -> Outcome<Option<Vec<u8>>> {
        let Some(length) = self.heap.as_bytes_like(value).map(<[u8]>::len) else {
            return Ok(None);
        };
        self.charge(length)?;
        Ok(self.heap.as_bytes_like(value).map(<[u8]>::to_vec))
    }

    /// A copy of the bytes that the `__buffer__` of a script's class lends, if it has one. The flags say what is wanted
    /// of the memory.
    pub(crate) fn lent_bytes(&mut self, value: Value, flags: i64) -> Outcome<Option<Vec<u8>>> {
        if !matches!(value.tag(), Tag::Instance | Tag::Exception)
            || self.lookup_special(value, "__buffer__").is_none()
        {
            return Ok(None);
        }
        let Some(view) = self.call_special(value, "__buffer__", &[Value::int(flags)])? else {
            return Ok(None);
        };
        self.heap.keep(view);
        let Some(data) = self.heap.view_bytes(view).map(<[u8]>::to_vec) else {
            return Err(self.type_error("__buffer__ returned non-memoryview object"));
        };
        self.charge(data.len())?;
        self.call_special(value, "__release_buffer__", &[view])?;
        Ok(Some(data))
    }

    /// `a + b` where `a` is bytes or a bytearray.
    pub(crate) fn bytes_concat(&mut self, a: Value, b: Value) -> Outcome {
        let left = self.heap.payload(a);
        if self.heap.as_bytes_like(b).is_none()
            && let Some(data) = self.lent_bytes(b, BUFFER_SIMPLE)?
        {
            let lent = self.heap.new_bytes(data);
            self.heap.keep(lent);
            return self.bytes_concat(a, lent);
        }
        let (Some(x), Some(y)) = (self.heap.bytes_of(left), self.heap.as_bytes_like(b)) else {
            let (a_name, b_name) = (self.type_name(a), self.type_name(b));
            return Err(self.type_error(format!("can't concat {b_name} to {a_name}")));
        };
        let total = x.len() + y.len();
        // Nothing added to bytes gives them themselves; a bytearray is copied.
        if left.as_bytes().is_some() {
            if y.is_empty() && a == left {
                return Ok(a);
            }
            if x.is_empty() && b.as_bytes().is_some() {
                return Ok(b);
            }
        }
        self.refuse(total)?;
        self.budget.burn(2 * price::bulk(total))?;
        let data = [
            self.heap.bytes_of(left).unwrap_or_default(),
            self.heap.as_bytes_like(b).unwrap_or_default(),
        ]
        .concat();
        Ok(self.heap.new_bytes_like(left, data))
    }

    /// `s * n` where `s` is bytes or a bytearray.
    pub(crate) fn bytes_repeat(&mut self, s: Value, n: Value) -> Outcome {
        let count = self.repeat_count(n)?;
        let len = self.heap.bytes_of(s).map_or(0, <[u8]>::len);
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
        self.budget.burn(price::text(total))?;
        let data = self.heap.bytes_of(s).unwrap_or_default().repeat(count);
        Ok(self.heap.new_bytes_like(s, data))
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
