//! What can be read from a value without asking its class.

use std::borrow::Cow;

use num_bigint::{BigInt, Sign};

use super::Heap;
use crate::object::{HostBox, HostWait, MemoryView, Rare};
use crate::value::{DictKey, RareKey, SetKey, Tag, Value};

/// Where a set or a dict keeps members that can be read without iterating by script.
#[derive(Clone, Copy)]
pub(crate) enum Members {
    Dict(DictKey),
    Set(SetKey),
}

impl Heap {
    /// The text of a str; of an instance of a str's subclass, its text; empty for other values:
    /// callers have checked the type ([`Heap::as_text`] checks it).
    pub(crate) fn text(&self, value: Value) -> &str {
        self.as_text(value).unwrap_or_default()
    }

    /// The text of a str or of an instance of a str's subclass.
    pub(crate) fn as_text(&self, value: Value) -> Option<&str> {
        self.payload(value).as_str().map(|key| self[key].as_str())
    }

    /// The built-in value inside an instance of a built-in type's subclass; other values as they are.
    #[inline]
    pub(crate) fn payload(&self, value: Value) -> Value {
        let payload = match value.as_instance() {
            Some(key) if self[key].payload.is_bound() => self[key].payload,
            _ => value,
        };
        match payload.as_rare() {
            Some(key) => self.payload_of_rare(key),
            None => payload,
        }
    }

    /// Of an ordered dict, the dict; of other objects, themselves.
    fn payload_of_rare(&self, key: RareKey) -> Value {
        match &self[key] {
            Rare::OrderedDict(ordered) => ordered.dict.into(),
            _ => key.into(),
        }
    }

    /// An ordered dict, or the one inside an instance of a subclass.
    pub(crate) fn ordered_dict(&self, value: Value) -> Option<RareKey> {
        let key = match value.as_instance() {
            Some(key) => self[key].payload.as_rare()?,
            None => value.as_rare()?,
        };
        matches!(self[key], Rare::OrderedDict(_)).then_some(key)
    }

    /// The items of a tuple; `None` for another value.
    pub(crate) fn tuple_items(&self, tuple: Value) -> Vec<Value> {
        self.payload(tuple)
            .as_tuple()
            .map_or_else(Vec::new, |key| self[key].items.to_vec())
    }

    /// The item at a position of a list or a tuple.
    #[inline]
    pub(crate) fn sequence_item(&self, sequence: Value, at: usize) -> Option<Value> {
        match sequence.tag() {
            Tag::List => self[sequence.as_list()?].items.get(at).copied(),
            Tag::Tuple => self[sequence.as_tuple()?].items.get(at).copied(),
            _ => None,
        }
    }

    /// The bytes of a bytes object or a bytearray.
    pub(crate) fn bytes_of(&self, value: Value) -> Option<&[u8]> {
        match value.tag() {
            Tag::Bytes => value.as_bytes().map(|key| &*self[key].data),
            Tag::ByteArray => value.as_byte_array().map(|key| self[key].data.as_slice()),
            _ => None,
        }
    }

    /// The int behind a value: an int, a bool, or an instance of an int's subclass.
    pub(crate) fn as_bigint(&self, value: Value) -> Option<BigInt> {
        self.int_ref(self.payload(value)).map(Cow::into_owned)
    }

    /// The int behind a bool, an int or a big int, without a copy where it is big.
    pub(crate) fn int_ref(&self, value: Value) -> Option<Cow<'_, BigInt>> {
        match value.tag() {
            Tag::Bool | Tag::Int => Some(Cow::Owned(BigInt::from(value.bits() as i64))),
            Tag::BigInt => value.as_big_int().map(|key| Cow::Borrowed(&self[key])),
            _ => None,
        }
    }

    /// The sign of an int: negative, zero or positive.
    pub(crate) fn int_sign(&self, value: Value) -> i32 {
        match value.as_int_or_bool() {
            Some(small) => small.signum() as i32,
            None => match value.as_big_int().map(|key| self[key].sign()) {
                Some(Sign::Minus) => -1,
                Some(Sign::Plus) => 1,
                _ => 0,
            },
        }
    }

    /// The number of bits of an int's magnitude.
    pub(crate) fn int_bits(&self, value: Value) -> u64 {
        match value.as_int_or_bool() {
            Some(small) => u64::from(64 - small.unsigned_abs().leading_zeros()),
            None => value.as_big_int().map_or(0, |key| self[key].bits()),
        }
    }

    /// The Rust data of an instance of a host type.
    #[inline]
    pub(crate) fn host_data(&self, value: Value) -> Option<&HostBox> {
        let payload = self[value.as_instance()?].payload.as_rare()?;
        match &self[payload] {
            Rare::Host(data) => Some(data),
            _ => None,
        }
    }

    /// The number of a stream; `None` if the value is something else.
    pub(crate) fn stream_number(&self, value: Value) -> Option<u8> {
        match value.as_rare().map(|key| &self[key]) {
            Some(Rare::Stream { number }) => Some(*number),
            _ => None,
        }
    }

    /// The bytes of a bytes-like object: bytes, bytearray, or an instance of a subclass.
    pub(crate) fn as_bytes_like(&self, value: Value) -> Option<&[u8]> {
        let payload = self.payload(value);
        match payload.as_rare() {
            Some(_) => self.view_bytes(payload),
            None => self.bytes_of(payload),
        }
    }

    /// The number of items of a list or a tuple.
    #[inline]
    pub(crate) fn sequence_len(&self, sequence: Value) -> usize {
        match (sequence.as_list(), sequence.as_tuple()) {
            (Some(list), _) => self[list].items.len(),
            (_, Some(tuple)) => self[tuple].items.len(),
            _ => 0,
        }
    }

    /// The view behind a value.
    pub(crate) fn memory_view(&self, value: Value) -> Option<&MemoryView> {
        match &self[value.as_rare()?] {
            Rare::MemoryView(view) => Some(view),
            _ => None,
        }
    }

    /// The bytes that a view shows, where they lie in one piece and the view is not released.
    pub(crate) fn view_bytes(&self, value: Value) -> Option<&[u8]> {
        let view = self.memory_view(value)?;
        if view.released || !view.is_c_contiguous() {
            return None;
        }
        let start = usize::try_from(view.offset).ok()?;
        let len = usize::try_from(view.byte_len()).ok()?;
        if len == 0 {
            return Some(&[]);
        }
        self.bytes_of(view.buffer)?.get(start..start + len)
    }

    /// What a value is to the host that is to answer it, if it is that.
    pub(crate) fn host_wait(&self, value: Value) -> Option<RareKey> {
        let key = value.as_rare()?;
        matches!(self[key], Rare::HostWait(_)).then_some(key)
    }

    /// The insides of a [`Rare::HostWait`].
    pub(crate) fn waiting(&self, key: RareKey) -> Option<&HostWait> {
        match &self[key] {
            Rare::HostWait(wait) => Some(wait),
            _ => None,
        }
    }

    /// As [`Heap::waiting`], to change them.
    pub(crate) fn waiting_mut(&mut self, key: RareKey) -> Option<&mut HostWait> {
        match &mut self[key] {
            Rare::HostWait(wait) => Some(wait),
            _ => None,
        }
    }

    /// Where the members of a value can be read without iterating by script: sets and dicts.
    pub(crate) fn members(&self, v: Value) -> Option<Members> {
        if let Some(set) = self.payload(v).as_any_set() {
            return Some(Members::Set(set));
        }
        v.as_dict().map(Members::Dict)
    }

    /// The bound for [`Self::member`].
    pub(crate) fn member_count(&self, members: Members) -> usize {
        match members {
            Members::Dict(dict) => self[dict].entry_count(),
            Members::Set(set) => self[set].entry_count(),
        }
    }

    /// The hash and the value of the member at `index`, if there is one.
    pub(crate) fn member(&self, members: Members, index: usize) -> Option<(u64, Value)> {
        match members {
            Members::Dict(dict) => self[dict].entry(index).map(|e| (e.hash, e.key)),
            Members::Set(set) => self[set].entry(index).map(|e| (e.hash, e.key)),
        }
    }
}
