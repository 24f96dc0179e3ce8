//! Allocation for natives: everything made here stays rooted until the native returns.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::heap::Alloc;
use crate::object::{Dict, List, Method, Misc, Set, Str, Tuple};
use crate::value::{DictKey, ListKey, SetKey, Value};
use crate::vm::{Fault, Outcome, Trap, Vm};

impl Vm {
    /// Roots a value until the running native returns: what was taken out of a container and is held
    /// across a call that may run scripts.
    #[inline]
    pub(crate) fn keep(&mut self, value: Value) -> Value {
        if value.is_heap() {
            self.rooted.recent.push(value);
        }
        value
    }

    /// Moves an object to the heap and roots it until the running native returns.
    pub(crate) fn alloc<T>(&mut self, object: T) -> Value
    where
        crate::heap::Heap: Alloc<T>,
        Value: From<<crate::heap::Heap as Alloc<T>>::Key>,
    {
        let value = Value::from(self.heap.alloc(object));
        self.keep(value)
    }

    /// A str. Texts of one ASCII character are shared.
    pub(crate) fn new_str(&mut self, text: &str) -> Value {
        if let [byte] = text.as_bytes()
            && byte.is_ascii()
        {
            return self.ascii_char(*byte);
        }
        self.alloc(Str::new(text))
    }

    /// A str from an owned text.
    pub(crate) fn new_string(&mut self, text: String) -> Value {
        if text.len() <= 1 {
            self.new_str(&text)
        } else {
            self.alloc(Str::new(text))
        }
    }

    /// The shared str of one ASCII character.
    pub(crate) fn ascii_char(&mut self, byte: u8) -> Value {
        let index = usize::from(byte & 0x7f);
        if self.names.ascii_chars[index].is_unbound() {
            let text = char::from(byte & 0x7f).to_string();
            self.names.ascii_chars[index] = self.intern(&text);
        }
        self.names.ascii_chars[index]
    }

    /// The str with this text from the intern table: equal texts give the same object.
    pub(crate) fn intern(&mut self, text: &str) -> Value {
        let hash = self.hash_text(text);
        let heap = &self.heap;
        if let Some(&key) = self
            .names
            .interned
            .find(hash, |&key| heap[key].as_str() == text)
        {
            return key.into();
        }
        let mut object = Str::new(text);
        object.hash = hash;
        object.interned = true;
        let key = self.heap.alloc(object);
        let heap = &self.heap;
        self.names
            .interned
            .insert_unique(hash, key, |&key| heap[key].hash);
        self.keep(key.into())
    }

    /// The seeded hash of a text: what `hash()` gives, as bits. 0 for the empty text (and where it is not yet
    /// computed), never -1.
    pub(crate) fn hash_text(&self, text: &str) -> u64 {
        self.hash_bytes(text.as_bytes())
    }

    /// The seeded hash of bytes, which is that of the same ASCII text. 0 for no bytes, else never 0 nor -1.
    pub(crate) fn hash_bytes(&self, data: &[u8]) -> u64 {
        use std::hash::BuildHasher;
        if data.is_empty() {
            return 0;
        }
        self.hashing.hasher.hash_one(data).clamp(1, u64::MAX - 1)
    }

    /// A tuple.
    pub(crate) fn new_tuple(&mut self, items: &[Value]) -> Value {
        self.alloc(Tuple {
            items: smallvec::SmallVec::from_slice(items),
        })
    }

    /// A list.
    pub(crate) fn new_list(&mut self, items: Vec<Value>) -> Value {
        self.alloc(List { items })
    }

    /// An empty list, by key.
    pub(crate) fn new_list_key(&mut self) -> ListKey {
        let key = self.heap.alloc(List::default());
        self.keep(key.into());
        key
    }

    /// An empty dict.
    pub(crate) fn new_dict(&mut self) -> DictKey {
        let key = self.heap.alloc(Dict::default());
        self.keep(key.into());
        key
    }

    /// An empty set.
    pub(crate) fn new_set(&mut self) -> SetKey {
        let key = self.heap.alloc(Set::default());
        self.keep(Value::set(key, false));
        key
    }

    /// An int of any size, inline if it fits.
    pub(crate) fn new_int(&mut self, value: BigInt) -> Value {
        match value.to_i64() {
            Some(small) => Value::int(small),
            None => self.alloc(value),
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
        self.alloc(Method { function, receiver })
    }

    /// A rarer object.
    pub(crate) fn new_misc(&mut self, object: Misc) -> Value {
        self.alloc(object)
    }

    /// The text of a str; of an instance of a str's subclass, its text; empty for other values:
    /// callers have looked at the type ([`Vm::as_text`] looks).
    pub(crate) fn text(&self, value: Value) -> &str {
        self.as_text(value).unwrap_or_default()
    }

    /// The text of a str or of an instance of a str's subclass.
    pub(crate) fn as_text(&self, value: Value) -> Option<&str> {
        self.payload(value)
            .as_str()
            .map(|key| self.heap[key].as_str())
    }

    /// The built-in value inside an instance of a built-in type's subclass; other values as they are.
    #[inline]
    pub(crate) fn payload(&self, value: Value) -> Value {
        match value.as_instance() {
            Some(key) if self.heap[key].payload.is_bound() => self.heap[key].payload,
            _ => value,
        }
    }

    /// Charges for `bytes` that are about to be allocated in one piece: beyond the host's limit it is a
    /// trap, beyond what any machine has a MemoryError. Call it before growth that a script decides.
    pub(crate) fn charge(&mut self, bytes: usize) -> Outcome<()> {
        if bytes > isize::MAX as usize / 2 {
            return Err(self.raise(crate::value::TypeId::MemoryError, ""));
        }
        if self.heap.accounting.refuses(bytes) {
            return Err(Fault::Trap(Trap::Memory));
        }
        self.heap.accounting.allocated(bytes);
        Ok(())
    }

    /// Charges for `count` items of `size` bytes.
    pub(crate) fn charge_items(&mut self, count: usize, size: usize) -> Outcome<()> {
        self.charge(count.saturating_mul(size))
    }

    /// Burns fuel inside a native loop and looks for an interrupt: call it once per item, or with the
    /// number of items of a chunk.
    #[inline]
    pub(crate) fn tick(&mut self, amount: u64) -> Outcome<()> {
        self.budget.grant = self.budget.grant.saturating_sub_unsigned(amount);
        if self.budget.grant < 0 {
            self.refill_slice()
        } else {
            Ok(())
        }
    }
}
