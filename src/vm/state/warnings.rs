//! What the module `warnings` shares with the runtime: filters, and what was shown once.
//!
//! Nothing is made before the first warning, or before a script asks for it.

use std::sync::Arc;
#[cfg(feature = "parser")]
use std::sync::Weak;

#[cfg(feature = "parser")]
use crate::code::{CodeObject, SharedParts};
use crate::heap::Heap;
use crate::value::{DictKey, TypeId, Value};

/// The state of warnings (CPython: `_warnings`).
///
/// Invariant: a value that was made stays a root ([`Warnings::roots`]).
#[derive(Default)]
pub(crate) struct Warnings {
    /// The filters in use: a list of tuples.
    pub(in crate::vm) filters: Option<Value>,
    /// What the action `once` has shown.
    pub(in crate::vm) once: Option<Value>,
    /// What is done where no filter says anything; a str.
    pub(in crate::vm) default_action: Option<Value>,
    /// Changes with the filters; registries of an older version are void.
    pub(crate) version: i64,
    /// The host's options, as `-W` has them.
    pub(crate) options: Arc<[String]>,
    /// Programs with warnings that this runtime has shown.
    #[cfg(feature = "parser")]
    issued: Vec<Weak<SharedParts>>,
}

impl Warnings {
    /// No filters yet, and the host's options.
    pub(in crate::vm) fn new(options: Arc<[String]>) -> Self {
        Self {
            options,
            ..Self::default()
        }
    }

    /// Filters, what was shown once, and the action without a filter; unbound where it was not made.
    #[cfg(feature = "freeze")]
    pub(crate) fn parts(&self) -> [Value; 3] {
        [self.filters, self.once, self.default_action].map(Option::unwrap_or_default)
    }

    /// Takes over what another runtime had.
    #[cfg(feature = "freeze")]
    pub(crate) fn set_parts(&mut self, parts: [Value; 3], version: i64) {
        let made = parts.map(|part| Some(part).filter(|part| part.is_bound()));
        [self.filters, self.once, self.default_action] = made;
        self.version = version;
    }

    /// The list of filters; CPython's own at first.
    pub(crate) fn filters(&mut self, heap: &mut Heap) -> Value {
        if let Some(filters) = self.filters {
            return filters;
        }
        let main = heap.intern("__main__");
        let rows = [
            ("default", TypeId::DeprecationWarning, main),
            ("ignore", TypeId::DeprecationWarning, Value::NONE),
            ("ignore", TypeId::PendingDeprecationWarning, Value::NONE),
            ("ignore", TypeId::ImportWarning, Value::NONE),
            ("ignore", TypeId::ResourceWarning, Value::NONE),
        ];
        let rows = rows.map(|(action, category, module)| {
            let action = heap.intern(action);
            let category = Value::builtin_type(category);
            heap.new_tuple(&[action, Value::NONE, category, module, Value::int(0)])
        });
        let filters = heap.new_list(rows.to_vec());
        self.filters = Some(filters);
        filters
    }

    /// The dict of what was shown once.
    pub(crate) fn once(&mut self, heap: &mut Heap) -> Value {
        *self
            .once
            .get_or_insert_with(|| DictKey::into(heap.new_dict()))
    }

    /// What is done where no filter says anything.
    pub(crate) fn default_action(&mut self, heap: &mut Heap) -> Value {
        *self
            .default_action
            .get_or_insert_with(|| heap.intern("default"))
    }

    /// Whether a program with warnings is loaded here for the first time.
    #[cfg(feature = "parser")]
    pub(crate) fn is_first_load(&mut self, code: &CodeObject) -> bool {
        self.issued.retain(|known| known.strong_count() > 0);
        let code = code.downgrade();
        let first = !self.issued.iter().any(|known| known.ptr_eq(&code));
        if first {
            self.issued.push(code);
        }
        first
    }

    /// The filters have changed.
    pub(crate) fn filters_mutated(&mut self) {
        self.version = self.version.wrapping_add(1);
    }

    /// What has to stay alive.
    pub(in crate::vm) fn roots(&self) -> impl Iterator<Item = Value> {
        [self.filters, self.once, self.default_action]
            .into_iter()
            .flatten()
    }
}
