//! Raising exceptions from Rust.

use smallvec::SmallVec;

use crate::heap::Heap;
use crate::value::{ExceptionKey, TypeId, Value};
use crate::vm::state::price;
use crate::vm::{Fault, Outcome, Vm};

/// One constructor of a fault per exception class that the runtime raises itself.
macro_rules! raisers {
    ($($name:ident $ty:ident;)*) => {
        impl Vm {
            $(pub(crate) fn $name(&mut self, message: impl AsRef<str>) -> Fault {
                self.raise(TypeId::$ty, message.as_ref())
            })*
        }
    };
}

raisers! {
    type_error TypeError;
    value_error ValueError;
    index_error IndexError;
    overflow_error OverflowError;
    zero_division_error ZeroDivisionError;
    runtime_error RuntimeError;
    recursion_error RecursionError;
    memory_error MemoryError;
    system_error SystemError;
    not_implemented_error NotImplementedError;
    lookup_error LookupError;
}

impl Vm {
    /// A new exception of a built-in class with one argument, the message.
    pub(crate) fn raise(&mut self, class: TypeId, message: &str) -> Fault {
        // What is long was put together from long texts.
        self.budget
            .burn_later(price::EXCEPTION + 2 * price::text(message.len()));
        let message = self.heap.new_str(message);
        Fault::Raised(self.heap.new_exception(class, &[message]))
    }

    /// `exc.add_note(note)`
    pub(crate) fn add_note(&mut self, exc: ExceptionKey, note: Value) -> Outcome<()> {
        let name = self.heap.intern("__notes__");
        let notes = match self.getattr_opt(exc.into(), name)? {
            Some(notes) => notes,
            None => {
                let list = self.heap.new_list(Vec::new());
                self.setattr(exc.into(), name, list)?;
                list
            }
        };
        match self.heap.payload(notes).as_list() {
            Some(list) => self.list_push(list, note),
            None => Err(self.type_error("Cannot add note: __notes__ is not a list")),
        }
    }

    /// The fault, with a note for its exception.
    pub(crate) fn with_note(&mut self, fault: Fault, note: &str) -> Fault {
        let Fault::Raised(exc) = fault else {
            return fault;
        };
        self.heap.keep(exc.into());
        let note = self.heap.new_str(note);
        match self.add_note(exc, note) {
            Ok(()) => fault,
            Err(other) => other,
        }
    }

    /// `KeyError(key)`
    pub(crate) fn key_error(&mut self, key: Value) -> Fault {
        Fault::Raised(self.heap.new_exception(TypeId::KeyError, &[key]))
    }

    /// `StopIteration(value)`; no argument where the value is None.
    pub(crate) fn stop_iteration(&mut self, value: Value) -> Fault {
        let args: &[Value] = if value.is_none() { &[] } else { &[value] };
        let exc = self.heap.new_exception(TypeId::StopIteration, args);
        self.heap[exc].fields = SmallVec::from_slice(&[value]);
        Fault::Raised(exc)
    }

    /// `NameError(message, name=name)`, or UnboundLocalError.
    pub(crate) fn name_error(&mut self, class: TypeId, message: &str, name: Value) -> Fault {
        let message = self.heap.new_str(message);
        let exc = self.heap.new_exception(class, &[message]);
        // CPython gives hints for plain NameErrors only.
        if class == TypeId::NameError {
            self.heap[exc].fields = SmallVec::from_slice(&[name]);
        }
        Fault::Raised(exc)
    }

    /// `AttributeError(message, name=name, obj=obj)`
    pub(crate) fn attribute_error(&mut self, message: &str, obj: Value, name: Value) -> Fault {
        let message = self.heap.new_str(message);
        let exc = self.heap.new_exception(TypeId::AttributeError, &[message]);
        self.heap[exc].fields = SmallVec::from_slice(&[name, obj]);
        Fault::Raised(exc)
    }
}

/// Whether a fault is a Python exception of this built-in class or a subclass of it.
pub(crate) fn is_raised(heap: &Heap, fault: Fault, class: TypeId) -> bool {
    match fault {
        Fault::Raised(exc) => heap.is_subtype(heap[exc].class, Value::builtin_type(class)),
        Fault::Trap(_) => false,
    }
}
