//! Functions: code with its cells, bound methods, and functions of the host.

use std::sync::Arc;

use smallvec::SmallVec;

use crate::object::{HostBox, packed, traced};
use crate::value::{CellKey, ClassKey, CodeKey, DictKey, Value};

traced! {
    /// A function object (CPython: `funcobject.c`): code, captured cells, defaults and globals.
    ///
    /// What scripts rarely touch lies in [`FunctionExtras`], so that making a closure stays cheap.
    #[derive(Debug)]
    pub(crate) struct Function {
        pub(crate) code: CodeKey,
        /// The cells of the code's free variables, in the order of `freevars`.
        /// Invariant: as many as the code has free variables.
        pub(crate) closure: SmallVec<[CellKey; 3]>,
        pub(crate) globals: DictKey,
        /// `__defaults__`: a tuple, or None.
        pub(crate) defaults: Value,
        /// `__kwdefaults__`: a dict, or None.
        pub(crate) kwdefaults: Value,
        pub(crate) extras: Option<Box<FunctionExtras>>,
    }
}

packed! {
    /// The attributes of a function that differ from what its code says; unbound: as the code says.
    #[derive(Clone, Debug, Default)]
    pub(crate) struct FunctionExtras {
        pub(crate) name: Value,
        pub(crate) qualname: Value,
        pub(crate) doc: Value,
        pub(crate) module: Value,
        /// A dict, once it was asked for.
        pub(crate) annotations: Value,
        /// `__annotate__`; the code of it until it is asked for.
        pub(crate) annotate: Value,
        /// The cells of that code's free variables.
        pub(crate) annotate_cells: SmallVec<[CellKey; 3]>,
        /// `__dict__`, once something was stored.
        pub(crate) dict: Value,
        pub(crate) type_params: Value,
        /// The tuple that `__closure__` gave out, so that it stays the same object.
        pub(crate) closure_tuple: Value,
        /// `__builtins__` where they are not the runtime's own.
        pub(crate) builtins: Value,
        /// The globals where they are an instance of a subclass of dict, whose ways of giving out names count.
        pub(crate) globals_object: Value,
    }
}

impl Function {
    /// The extras, made on first use.
    pub(crate) fn extras_mut(&mut self) -> &mut FunctionExtras {
        self.extras.get_or_insert_with(Box::default)
    }
}

packed! {
    /// A function bound to its first argument: script functions and built-in ones alike.
    #[derive(Debug)]
    pub(crate) struct Method {
        pub(crate) function: Value,
        pub(crate) receiver: Value,
    }
}

traced! {
    /// A function of the host, as scripts see it.
    pub(crate) struct HostFunction {
        pub(crate) name: Arc<str>,
        /// The module it came in, for its repr and tracebacks.
        pub(crate) module: Option<Arc<str>>,
        /// The callable itself; its type is the embedding layer's business.
        pub(crate) call: Arc<dyn std::any::Any + Send + Sync>,
        /// A second handle to it, which a call takes for as long as it runs: that is cheaper than to make one, which
        /// only calls within calls must do.
        pub(crate) at_hand: Option<Arc<dyn std::any::Any + Send + Sync>>,
        /// The docstring.
        pub(crate) doc: Option<Arc<str>>,
        /// `__text_signature__`
        pub(crate) signature: Option<Arc<str>>,
        /// The class of the host that it is a method of.
        pub(crate) owner: Option<ClassKey>,
        /// Whether it binds to an instance as functions of scripts do.
        pub(crate) binds: bool,
        /// What the Rust function holds beside itself, script values included.
        pub(crate) state: Option<HostBox>,
    }
}
