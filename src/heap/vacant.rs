//! What the collector has to know of each kind beside its references; above all what a vacant slot holds: an object
//! that owns nothing.

use std::any::Any;
use std::sync::{Arc, LazyLock};

use smallvec::SmallVec;

use crate::code::{CodeObject, CodeParts};
use crate::object::{
    BigInt, ByteArray, Bytes, Cell, Class, Complex, Dict, DictView, EntryInfo, Exception,
    FrameObject, FrameState, Function, Generator, GeneratorKind, GeneratorState, Hooks,
    HostFunction, Instance, Iter, LinkedCode, List, Method, Module, Property, Range, Rare, Set,
    Slice, Str, Super, Traceback, Tuple, ViewKind, Wrapper,
};
use crate::value::{ClassKey, CodeKey, DictKey, FrameKey, TypeId, Value};
#[cfg(feature = "freeze")]
use crate::{
    heap::Heap,
    value::{Tag, heap_kinds},
};

/// An object that can stand in a vacant slot.
pub(crate) trait Vacant {
    /// Whether [`Self::vacant`] needs no drop.
    const OWNS_NOTHING: bool = true;

    /// An object that owns no memory of its own.
    fn vacant() -> Self;

    /// Whether what it refers to may change without the heap's knowledge.
    fn is_volatile(&self) -> bool {
        false
    }

    /// The hash of a str of the table of interned ones.
    fn interned_hash(&self) -> Option<u64> {
        None
    }
}

/// The empty object of each kind.
macro_rules! vacant {
    ($($kind:ident: $empty:expr;)*) => {
        $(
            impl Vacant for $kind {
                #[inline]
                fn vacant() -> Self {
                    $empty
                }
            }
        )*
    };
}

const NONE: Value = Value::UNBOUND;

vacant! {
    BigInt: Self::ZERO;
    Complex: Self { re: 0.0, im: 0.0 };
    Bytes: Self { data: Box::default(), hash: 0 };
    ByteArray: Self::default();
    Tuple: Self { items: SmallVec::new() };
    List: Self::default();
    Dict: Self::default();
    Set: Self::default();
    Range: Self { start: NONE, stop: NONE, step: NONE, length: NONE };
    Slice: Self { start: NONE, stop: NONE, step: NONE };
    Cell: Self { contents: NONE };
    Function: Self {
        code: CodeKey::default(),
        closure: SmallVec::new(),
        globals: DictKey::default(),
        defaults: NONE,
        kwdefaults: NONE,
        extras: None,
    };
    Method: Self { function: NONE, receiver: NONE };
    Class: Self {
        name: NONE,
        qualname: NONE,
        bases: Vec::new(),
        mro: Vec::new(),
        dict: DictKey::default(),
        metaclass: NONE,
        layout: TypeId::Object,
        has_dict: false,
        subclasses: Vec::new(),
        abstract_methods: NONE,
        is_abstract: false,
        base: NONE,
        slot_count: 0,
        hooks: Hooks::default(),
        host: None,
    };
    Instance: Self { class: ClassKey::default(), dict: None, slots: None, payload: NONE };
    Exception: Self {
        class: NONE,
        args: NONE,
        dict: None,
        cause: NONE,
        context: NONE,
        suppress_context: false,
        is_context: false,
        keeps_context: false,
        traceback: None,
        fields: SmallVec::new(),
    };
    Generator: Self {
        kind: GeneratorKind::Generator,
        state: GeneratorState::Closed,
        frame: None,
        code: CodeKey::default(),
        name: NONE,
        qualname: NONE,
        async_state: 0,
        owned: false,
        finalized: true,
    };
    FrameObject: Self {
        code: CodeKey::default(),
        globals: DictKey::default(),
        namespace: NONE,
        state: FrameState::Running { depth: 0 },
        pc: 0,
        back: None,
        extra_locals: NONE,
        trace: NONE,
        trace_lines: false,
        trace_opcodes: false,
    };
    Traceback: Self { frame: FrameKey::default(), pc: 0, lasti: 0, line: 0, next: None };
    Module: Self { name: NONE, dict: DictKey::default(), class: NONE };
    Iter: Self::Done { ty: TypeId::Object };
    Property: Self {
        getter: NONE,
        setter: NONE,
        deleter: NONE,
        doc: NONE,
        getter_doc: false,
        name: NONE,
    };
    Wrapper: Self { function: NONE, binds_class: false, dict: NONE };
    Super: Self { this_class: NONE, receiver: NONE, receiver_class: NONE };
    DictView: Self { dict: DictKey::default(), kind: ViewKind::Keys, ordered: Value::UNBOUND };
}

impl Vacant for Str {
    #[inline]
    fn vacant() -> Self {
        Self::default()
    }

    fn interned_hash(&self) -> Option<u64> {
        self.interned.then_some(self.hash)
    }
}

impl Vacant for Rare {
    #[inline]
    fn vacant() -> Self {
        Self::Object
    }

    /// The data of the host is the host's.
    fn is_volatile(&self) -> bool {
        matches!(self, Self::Host(data) if data.refers)
    }
}

/// Code without instructions, one for all runtimes.
static NO_CODE: LazyLock<CodeObject> =
    LazyLock::new(|| CodeObject::from_verified(CodeParts::default()));

impl Vacant for LinkedCode {
    const OWNS_NOTHING: bool = false;

    fn vacant() -> Self {
        Self {
            code: NO_CODE.clone(),
            instrs: Box::default(),
            constants: Box::default(),
            names: Box::default(),
            children: Box::default(),
            parent: None,
            chosen_cells: false,
            caches: Box::default(),
            own_builtins: false,
            entry: EntryInfo {
                simple_argc: u32::MAX,
                clear_end: 0,
                locals_end: 0,
                free_base: u16::MAX,
                frame_size: 0,
            },
            unit: 0,
            given: Box::default(),
        }
    }
}

/// A function that is none, one for all runtimes.
static NO_CALL: LazyLock<Arc<dyn Any + Send + Sync>> = LazyLock::new(|| Arc::new(()));

impl Vacant for HostFunction {
    const OWNS_NOTHING: bool = false;

    fn vacant() -> Self {
        Self {
            name: Arc::default(),
            module: None,
            call: Arc::clone(&NO_CALL),
            at_hand: None,
            doc: None,
            signature: None,
            owner: None,
            binds: false,
            state: None,
        }
    }

    /// What the Rust function holds is the host's.
    fn is_volatile(&self) -> bool {
        self.state.is_some()
    }
}

/// Makes empty objects by the tags of their kinds: those of a graph that is read are there before it is known what they
/// hold.
#[cfg(feature = "freeze")]
macro_rules! empty_objects {
    ($(
        $tag:ident $(, $twin:ident)* | $key:ident $object:ident $map:ident $($new:ident $get:ident)?;
    )*) => {
        impl Heap {
            /// An empty object of the kind of a tag, which refers to nothing until it is filled. Not kept: nothing may
            /// collect before something leads to it.
            pub(crate) fn new_empty(&mut self, tag: Tag) -> Option<Value> {
                match tag {
                    $(Tag::$tag $(| Tag::$twin)* => {
                        let key = super::Alloc::alloc(self, crate::object::$object::vacant());
                        Some(Value::of_kind(tag, key))
                    })*
                    _ => None,
                }
            }
        }

        /// The tags of objects of the heap by their numbers.
        const BY_NUMBER: [Option<Tag>; 256] = {
            let mut tags = [None; 256];
            $(
                tags[Tag::$tag as usize] = Some(Tag::$tag);
                $(tags[Tag::$twin as usize] = Some(Tag::$twin);)*
            )*
            tags
        };
    };
}

#[cfg(feature = "freeze")]
heap_kinds!(empty_objects);

/// The tag of objects of the heap by its number.
#[cfg(feature = "freeze")]
pub(crate) fn tag_of_objects(number: u8) -> Option<Tag> {
    BY_NUMBER[usize::from(number)]
}

#[cfg(feature = "freeze")]
impl Heap {
    /// Puts what was read into the place of an empty object.
    pub(crate) fn fill<K, T: crate::object::Trace>(&mut self, key: K, object: T)
    where
        Self: std::ops::IndexMut<K, Output = T>,
    {
        self.accounting.allocated(object.extra_bytes());
        self[key] = object;
    }
}
