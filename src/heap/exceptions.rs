//! Exception objects: making them, their contexts and tracebacks, groups.

use smallvec::SmallVec;

use super::{Alloc, Heap};
use crate::object::{Exception, Traceback, field};
use crate::value::{ExceptionKey, FrameKey, TracebackKey, TypeId, Value};

impl Heap {
    /// Whether a value is a class that derives from BaseException.
    pub(crate) fn is_exception_class(&self, value: Value) -> bool {
        value.is_type() && self.is_subtype(value, Value::builtin_type(TypeId::BaseException))
    }

    /// The classes of an `except` clause: a tuple's items, or the one value.
    pub(crate) fn caught_classes(&self, ty: Value) -> Vec<Value> {
        match self.payload(ty).as_tuple() {
            Some(tuple) => self[tuple].items.to_vec(),
            None => vec![ty],
        }
    }

    /// Puts an entry in front of the exception's traceback: the frame that the exception now leaves.
    pub(crate) fn add_traceback(&mut self, exc: ExceptionKey, frame: FrameKey, pc: u32, line: u32) {
        let next = self[exc].traceback;
        let entry = match self
            .new_object(Traceback {
                frame,
                pc,
                // The first two bytes belong to the call.
                lasti: i64::from(pc) * 2 + 2,
                line,
                next,
            })
            .as_traceback()
        {
            Some(entry) => entry,
            None => return,
        };
        self[exc].traceback = Some(entry);
    }

    /// Sets the context without checking the chain.
    pub(crate) fn link_context(&mut self, exc: ExceptionKey, context: Value) {
        if let Some(key) = context.as_exception() {
            self[key].is_context = true;
        }
        self[exc].context = context;
    }

    /// The last entry of a traceback: where the exception was raised.
    pub(crate) fn last_traceback(&self, first: Option<TracebackKey>) -> Option<TracebackKey> {
        let mut at = first?;
        while let Some(next) = self[at].next {
            at = next;
        }
        Some(at)
    }

    /// A bare exception object of a built-in class; its special fields (`fields`) are left empty.
    pub(crate) fn new_exception(&mut self, class: TypeId, args: &[Value]) -> ExceptionKey {
        let args = self.new_tuple(args);
        let exc = self.alloc(Exception {
            class: Value::builtin_type(class),
            args,
            dict: None,
            cause: Value::NONE,
            context: Value::NONE,
            suppress_context: false,
            is_context: false,
            keeps_context: false,
            traceback: None,
            fields: SmallVec::new(),
        });
        self.keep(exc.into());
        exc
    }

    /// Whether the value is an exception group.
    pub(crate) fn is_group(&self, value: Value) -> bool {
        value.as_exception().is_some_and(|exc| {
            self.layout_of_class(self[exc].class)
                .is_subtype(TypeId::BaseExceptionGroup)
        })
    }

    /// The exceptions directly in a group.
    pub(crate) fn group_exceptions(&self, group: ExceptionKey) -> Vec<Value> {
        self.tuple_items(self[group].field(field::GROUP_EXCEPTIONS))
    }
}
