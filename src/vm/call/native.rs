//! Natives: functions, methods and computed attributes implemented in Rust.
//!
//! A native is one row of a table in the file of its type or module: name, signature, docstring and function
//! together. From the signature text comes how arguments are bound (see [`super::signature`]).
//!
//! ```text
//! pub(crate) const METHODS: &[NativeDef] = natives! {
//!     slot "__len__" => len;                                       // a special method has its texts from a table
//!     method "append" "($self, object, /)" "Adds an item at the end." => append;
//!     method "__getitem__" "($self, index, /)" => getitem;         // another signature than in the table
//!     class_method "fromkeys" "($type, iterable, value=None, /)" "A new dict of these keys." => fromkeys;
//!     static_method "maketrans" "(frm, to, /)" "A table for translate()." => maketrans;
//!     function "getattr" "object, name[, default], /" "The attribute of that name." => getattr;
//!     raw method "update" "($self, other, /)" "..." => update;     // checks its arguments itself
//!     positional method "index" "($self, value, [start, [stop]])" "..." => index;
//!     getset "__name__" => name, set_name;                         // a computed attribute, here with a setter
//!     shortcut(quick_len) function "len" "..." "..." => len;        // asked first: the common case, without the `Vm`
//!     class_value "__match_args__" => match_args;                   // what the class and its instances share
//!     member "maxlen" "How many items there may be." => maxlen;    // the same, seen as a member
//! };
//! ```

use super::signature::{Params, Plain, Signature};
use super::special_methods;
use crate::heap::Heap;
use crate::value::{TypeId, Value};
use crate::vm::native_frame::Leave;
use crate::vm::{Outcome, Vm};

/// The arguments of a native call. They are rooted while the call runs.
#[derive(Clone, Copy)]
pub(crate) struct Args<'a> {
    /// Positional arguments; for methods the receiver first. Where the signature is
    /// [`Signature::Params`]: one entry per parameter, unbound where nothing was given.
    pub(crate) pos: &'a [Value],
    /// Keyword arguments, left over only for [`Signature::Raw`]: (str, value).
    pub(crate) kw: &'a [(Value, Value)],
    /// Whether the native may leave.
    pub(crate) leave: Leave,
}

impl<'a> Args<'a> {
    /// The arguments of a call whose result Rust code waits for.
    #[inline]
    pub(crate) fn new(pos: &'a [Value], kw: &'a [(Value, Value)]) -> Self {
        Self {
            pos,
            kw,
            leave: Leave::Never,
        }
    }

    /// The same arguments of a call whose native may leave, or not.
    #[inline]
    pub(crate) fn leaving(self, leave: Leave) -> Self {
        Self { leave, ..self }
    }

    /// The argument at `index`, unbound if there is none.
    #[inline]
    pub(crate) fn get(&self, index: usize) -> Value {
        self.pos.get(index).copied().unwrap_or(Value::UNBOUND)
    }

    /// The argument at `index` if it was given.
    #[inline]
    pub(crate) fn opt(&self, index: usize) -> Option<Value> {
        self.pos.get(index).copied().filter(|v| v.is_bound())
    }

    pub(crate) fn len(&self) -> usize {
        self.pos.len()
    }
}

/// A function written in Rust.
pub(crate) type NativeFn = fn(&mut Vm, Args<'_>) -> Outcome;

/// The common case of a native that neither raises nor runs scripts, for values of the plain built-in types; `None`:
/// the native itself has to run, and nothing has happened.
pub(crate) type Shortcut = fn(&mut Heap, &[Value]) -> Option<Value>;

/// What kind of object a native is to scripts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NativeKind {
    /// `builtin_function_or_method`: `len`.
    Function,
    /// `method_descriptor`: `str.upper`; binds to an instance.
    Method,
    /// `wrapper_descriptor`: `int.__add__`; binds to an instance.
    Slot,
    /// `classmethod_descriptor`: `dict.fromkeys`; binds to the class.
    ClassMethod,
    /// A static method: `str.maketrans`; `object.__new__`.
    Static,
    /// `getset_descriptor`: a computed attribute; `call` gets it from `[self]`.
    GetSet,
    /// `member_descriptor`: the same, as another type.
    Member,
    /// No descriptor: a value of the class, which `call` makes from nothing.
    ClassValue,
}

/// One native function, method or computed attribute.
pub(crate) struct NativeDef {
    pub(crate) name: &'static str,
    pub(crate) kind: NativeKind,
    pub(crate) signature: Signature,
    /// Follows from kind and signature.
    pub(crate) plain: Plain,
    pub(crate) params: &'static Params,
    pub(crate) doc: Option<&'static str>,
    pub(crate) call: NativeFn,
    /// What the eval loop asks first.
    pub(crate) shortcut: Option<Shortcut>,
    /// The setter of a computed attribute: `[self, value]`, value unbound for `del`.
    pub(crate) set: Option<NativeFn>,
}

/// Rows of a table of natives; the module's documentation shows their notation.
macro_rules! natives {
    (@row getset $($row:tt)*) => { $crate::vm::natives!(@attribute GetSet $($row)*) };
    (@row member $($row:tt)*) => { $crate::vm::natives!(@attribute Member $($row)*) };
    (@row shortcut ($shortcut:path) $($row:tt)*) => {
        $crate::vm::natives!(@row $($row)*).with_shortcut($shortcut)
    };
    (@row class_value $($row:tt)*) => { $crate::vm::natives!(@attribute ClassValue $($row)*) };
    (@row raw $($row:tt)*) => {
        $crate::vm::natives!(@row $($row)*).with_signature($crate::vm::Signature::Raw)
    };
    (@row positional $($row:tt)*) => { $crate::vm::natives!(@row $($row)*).positional() };
    (@row $kind:ident $name:literal $($text:literal)? => $call:expr) => {
        $crate::vm::NativeDef::special(
            $name,
            $crate::vm::natives!(@kind $kind),
            $crate::vm::natives!(@option $($crate::vm::params!($text))?),
            $call,
        )
    };
    (@row $kind:ident $name:literal $text:literal $doc:literal => $call:expr) => {
        $crate::vm::NativeDef::new(
            $name,
            $crate::vm::natives!(@kind $kind),
            $crate::vm::params!($text),
            $doc,
            $call,
        )
    };
    (@attribute $kind:ident $name:literal $($doc:literal)? => $get:expr $(, $set:expr)?) => {
        $crate::vm::NativeDef::attribute(
            $name,
            $crate::vm::NativeKind::$kind,
            $crate::vm::natives!(@option $($doc)?),
            $get,
            $crate::vm::natives!(@option $($set)?),
        )
    };
    (@kind function) => { $crate::vm::NativeKind::Function };
    (@kind method) => { $crate::vm::NativeKind::Method };
    (@kind slot) => { $crate::vm::NativeKind::Slot };
    (@kind class_method) => { $crate::vm::NativeKind::ClassMethod };
    (@kind static_method) => { $crate::vm::NativeKind::Static };
    (@option) => { None };
    (@option $value:expr) => { Some($value) };
    ($($kind:ident $(($shortcut:path))? $($more:ident)? $name:literal $($text:literal)* => $call:expr $(, $set:expr)?;)*) => {
        &[$($crate::vm::natives!(@row $kind $(($shortcut))? $($more)? $name $($text)* => $call $(, $set)?),)*]
    };
}
pub(crate) use natives;

/// The parameters of a native that is listed in a table, for its function.
pub(crate) const fn params_of(rows: &[NativeDef], name: &str) -> &'static Params {
    let mut at = 0;
    while !equal(rows[at].name, name) {
        at += 1;
    }
    rows[at].params
}

/// `==`, which is not const for slices yet.
pub(super) const fn equal(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}

impl NativeDef {
    /// A function or method; its calling convention follows from its parameters.
    pub(crate) const fn new(
        name: &'static str,
        kind: NativeKind,
        params: &'static Params,
        doc: &'static str,
        call: NativeFn,
    ) -> Self {
        Self {
            name,
            kind,
            signature: params.signature(),
            plain: Plain::new(kind, params.signature()),
            params,
            doc: Some(doc),
            call,
            shortcut: None,
            set: None,
        }
    }

    /// A special method, whose docstring is the same wherever it stands, and mostly its parameters too.
    pub(crate) const fn special(
        name: &'static str,
        kind: NativeKind,
        params: Option<&'static Params>,
        call: NativeFn,
    ) -> Self {
        let (usual, doc) = special_methods::find(name);
        let params = match params {
            Some(params) => params,
            None => usual,
        };
        Self::new(name, kind, params, doc, call)
    }

    /// The same native with another calling convention than its parameters suggest.
    pub(crate) const fn with_signature(self, signature: Signature) -> Self {
        Self {
            signature,
            plain: Plain::new(self.kind, signature),
            ..self
        }
    }

    pub(crate) const fn with_shortcut(self, shortcut: Shortcut) -> Self {
        Self {
            shortcut: Some(shortcut),
            ..self
        }
    }

    /// The same native with the convention of a C function that takes a tuple and names nothing.
    pub(crate) const fn positional(self) -> Self {
        let signature = self.params.positional();
        self.with_signature(signature)
    }

    /// `__new__` of a built-in type.
    pub(crate) const fn constructor(ty: TypeId, call: NativeFn) -> Self {
        Self {
            signature: Signature::New(ty),
            plain: Plain::NEVER,
            ..Self::special("__new__", NativeKind::Static, None, call)
        }
    }

    /// A computed attribute.
    pub(crate) const fn attribute(
        name: &'static str,
        kind: NativeKind,
        doc: Option<&'static str>,
        get: NativeFn,
        set: Option<NativeFn>,
    ) -> Self {
        Self {
            name,
            kind,
            signature: Signature::Raw,
            plain: Plain::NEVER,
            params: &Params::NONE,
            doc,
            call: get,
            shortcut: None,
            set,
        }
    }
}
