//! The rarer kinds of objects, in one enum and one slot map.

use super::{Deque, Getter, HostBox, LruCache, MemoryView, Partial, Trace, WeakRef};
use crate::value::{ClassKey, DictKey, FrameKey, TypeId, Value};

/// An object of a rarer kind.
#[derive(Debug)]
pub(crate) enum Misc {
    /// A bare `object()`.
    Object,
    /// `mappingproxy(mapping)`: a class's `__dict__` seen from outside.
    MappingProxy { mapping: Value },
    /// `frame.f_locals` of a function.
    FrameLocals { frame: FrameKey },
    /// `list[int]`
    GenericAlias {
        origin: Value,
        args: Value,
        starred: bool,
    },
    /// `int | str`: a tuple.
    Union { args: Value },
    /// `types.SimpleNamespace`
    Namespace { dict: DictKey },
    /// A type parameter: `TypeVar`, `ParamSpec` or `TypeVarTuple` by `ty`; bound, constraints and default
    /// are functions until they are asked for,
    /// which `evaluated` tells (`vm::type_params`).
    TypeParam {
        ty: TypeId,
        name: Value,
        bound: Value,
        constraints: Value,
        default: Value,
        evaluated: u8,
        variance: u8,
    },
    /// `typing.NoDefault`: what a type parameter without a default says.
    NoDefault,
    /// `P.args` and `P.kwargs`
    ParamSpecPart { origin: Value, ty: TypeId },
    /// `type X = ...`; `value` is a function until it is asked for.
    TypeAlias {
        name: Value,
        params: Value,
        value: Value,
        evaluated: bool,
        module: Value,
    },
    /// `__dict__` or `__weakref__` of the instances of `class`, as it stands in the class's namespace.
    ClassGetSet { class: ClassKey, weakref: bool },
    /// A `__slots__` entry of `class`: the value is item `index` of the instance's slots.
    Slot {
        class: ClassKey,
        name: Value,
        index: u32,
    },
    /// What `await` iterates: a coroutine's wrapper.
    CoroutineWrapper { coroutine: Value },
    /// `agen.asend(value)` and `agen.__anext__()`
    AsyncGenSend {
        generator: Value,
        value: Value,
        state: u8,
    },
    /// `agen.athrow(..)` and `agen.aclose()`; `exc` is None for `aclose`.
    AsyncGenThrow {
        generator: Value,
        exc: Value,
        state: u8,
    },
    /// `anext(iterator, default)`
    AnextDefault { awaitable: Value, default: Value },
    /// A standard stream, numbered as file descriptors are: `sys.stdin`, `sys.stdout`, `sys.stderr`.
    Stream { number: u8 },
    /// `collections.deque`
    Deque(Box<Deque>),
    /// `functools.partial`
    Partial(Box<Partial>),
    /// What `functools.lru_cache` makes.
    LruCache(Box<LruCache>),
    /// `operator.itemgetter` and its like.
    Getter(Box<Getter>),
    /// The Rust data inside an instance of a host type. Scripts never see it by itself.
    Host(HostBox),
    /// A value that an asynchronous generator yields to its caller, not to the event loop.
    AsyncGenValue { value: Value },
    /// A field of the named tuples of `collections`: item `index`, with a docstring.
    TupleGetter { index: u32, doc: Value },
    /// `memoryview(object)`
    MemoryView(Box<MemoryView>),
    /// `weakref.ref`
    WeakRef(Box<WeakRef>),
}

impl Trace for Misc {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        match self {
            Self::Deque(deque) => return deque.trace(visit),
            Self::Partial(partial) => return partial.trace(visit),
            Self::LruCache(cache) => return cache.trace(visit),
            Self::Getter(getter) => return getter.trace(visit),
            Self::Host(data) => return data.trace(visit),
            _ => {}
        }
        if let Self::MemoryView(view) = self {
            return view.trace(visit);
        }
        let mut all = |values: &[Value]| values.iter().copied().for_each(&mut *visit);
        match self {
            Self::Object | Self::NoDefault | Self::Stream { .. } | Self::MemoryView(_) => {}
            Self::WeakRef(weak) => all(&[weak.callback]),
            Self::ClassGetSet { class, .. } => all(&[(*class).into()]),
            Self::MappingProxy { mapping: v }
            | Self::Union { args: v }
            | Self::ParamSpecPart { origin: v, .. } => all(&[*v]),
            Self::FrameLocals { frame } => all(&[(*frame).into()]),
            Self::GenericAlias { origin, args, .. } => all(&[*origin, *args]),
            Self::Namespace { dict } => all(&[(*dict).into()]),
            Self::TypeParam {
                name,
                bound,
                constraints,
                default,
                ..
            } => all(&[*name, *bound, *constraints, *default]),
            Self::TypeAlias {
                name,
                params,
                value,
                module,
                ..
            } => all(&[*name, *params, *value, *module]),
            Self::Slot { class, name, .. } => all(&[(*class).into(), *name]),
            Self::CoroutineWrapper { coroutine } => all(&[*coroutine]),
            Self::AsyncGenSend {
                generator, value, ..
            } => all(&[*generator, *value]),
            Self::AsyncGenThrow { generator, exc, .. } => all(&[*generator, *exc]),
            Self::AnextDefault { awaitable, default } => all(&[*awaitable, *default]),
            Self::AsyncGenValue { value } => all(&[*value]),
            Self::TupleGetter { doc, .. } => all(&[*doc]),
            // Above.
            Self::Deque(_)
            | Self::Partial(_)
            | Self::LruCache(_)
            | Self::Getter(_)
            | Self::Host(_) => {}
        }
    }

    fn extra_bytes(&self) -> usize {
        match self {
            Self::MemoryView(view) => view.extra_bytes(),
            Self::Host(data) => data.extra_bytes(),
            Self::Deque(deque) => deque.extra_bytes(),
            Self::Partial(partial) => partial.extra_bytes(),
            Self::LruCache(cache) => cache.extra_bytes(),
            Self::Getter(getter) => getter.extra_bytes(),
            Self::WeakRef(weak) => weak.extra_bytes(),
            _ => 0,
        }
    }
}
