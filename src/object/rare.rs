//! Objects of kinds that are too rare for a tag and an arena of their own: one enum for all of them.

use super::{
    Deque, Getter, GetterKind, HostBox, HostWait, LruCache, MemoryView, OrderedDict, Partial,
    WeakRef, packed,
};
use crate::value::{ClassKey, DictKey, FrameKey, TypeId, Value};

packed! {
    /// The functions that evaluate the parts of a type parameter; unbound where it has no such part.
    #[derive(Debug, Default)]
    pub(crate) struct LazyParts {
        pub(crate) bound: Value,
        pub(crate) constraints: Value,
        pub(crate) default: Value,
    }

    /// An object of a rare kind.
    #[derive(Debug)]
    pub(crate) enum Rare {
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
        Union {
            args: Value,
            /// Those of `args` that had no hash when the union was made, a tuple; unbound if all had one.
            unhashable: Value,
        },
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
            /// The functions that evaluate them, where code made the parameter.
            lazy: Option<Box<LazyParts>>,
            /// Unbound until an attribute is set.
            dict: Value,
        },
        /// `typing.NoDefault`: what a type parameter without a default says.
        NoDefault,
        /// `functools.Placeholder`: the place of an argument that a `partial` leaves to its call.
        Placeholder,
        /// `P.args` and `P.kwargs`
        ParamSpecPart { origin: Value, ty: TypeId },
        /// `type X = ...`; `value` is a function until it is asked for.
        TypeAlias {
            name: Value,
            params: Value,
            value: Value,
            evaluated: bool,
            /// The function that evaluates the value; unbound where it was given.
            lazy: Value,
            module: Value,
        },
        /// A function of the format that gives a value that was there from the start.
        ConstEvaluator { value: Value },
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
        /// What a template string makes: a tuple of texts, and a tuple of fields that stand between them.
        Template {
            strings: Value,
            interpolations: Value,
        },
        /// A field of a template string.
        Interpolation {
            value: Value,
            expression: Value,
            conversion: Value,
            format_spec: Value,
        },
        /// The iterator of a template: the place of the next text or field.
        TemplateIter { template: Value, next: u32 },
        /// A standard stream, numbered as file descriptors are: `sys.stdin`, `sys.stdout`, `sys.stderr`.
        Stream { number: u8 },
        /// `collections.OrderedDict`
        OrderedDict(Box<OrderedDict>),
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
        /// What is awaited for the host to answer.
        HostWait(Box<HostWait>),
        /// A value that an asynchronous generator yields to its caller, not to the event loop.
        AsyncGenValue { value: Value },
        /// A field of the named tuples of `collections`: item `index`, with a docstring.
        TupleGetter { index: u32, doc: Value },
        /// `memoryview(object)`
        MemoryView(Box<MemoryView>),
        /// `weakref.ref`
        WeakRef(Box<WeakRef>),
    }
}

impl Rare {
    /// The type that scripts see.
    pub(crate) fn type_id(&self) -> TypeId {
        match self {
            Self::Host(_) | Self::Object => TypeId::Object,
            Self::MappingProxy { .. } => TypeId::MappingProxy,
            Self::FrameLocals { .. } => TypeId::FrameLocalsProxy,
            Self::GenericAlias { .. } => TypeId::GenericAlias,
            Self::Union { .. } => TypeId::UnionType,
            Self::Namespace { .. } => TypeId::SimpleNamespace,
            Self::OrderedDict(_) => TypeId::OrderedDict,
            Self::Deque(_) => TypeId::Deque,
            Self::Partial(_) => TypeId::Partial,
            Self::LruCache(_) => TypeId::LruCache,
            Self::TupleGetter { .. } => TypeId::TupleGetter,
            Self::Getter(getter) => match getter.kind {
                GetterKind::Item => TypeId::ItemGetter,
                GetterKind::Attribute => TypeId::AttrGetter,
                GetterKind::Method => TypeId::MethodCaller,
            },
            Self::TypeParam { ty, .. } | Self::ParamSpecPart { ty, .. } => *ty,
            Self::NoDefault => TypeId::NoDefaultType,
            Self::Placeholder => TypeId::Placeholder,
            Self::TypeAlias { .. } => TypeId::TypeAliasType,
            Self::ConstEvaluator { .. } => TypeId::ConstEvaluator,
            Self::ClassGetSet { .. } => TypeId::GetSetDescriptor,
            Self::Slot { .. } => TypeId::MemberDescriptor,
            Self::CoroutineWrapper { .. } => TypeId::CoroutineWrapper,
            Self::AsyncGenSend { .. } => TypeId::AsyncGeneratorAsend,
            Self::AsyncGenThrow { .. } => TypeId::AsyncGeneratorAthrow,
            Self::AnextDefault { .. } => TypeId::AnextAwaitable,
            Self::AsyncGenValue { .. } => TypeId::Object,
            Self::Template { .. } => TypeId::Template,
            Self::Interpolation { .. } => TypeId::Interpolation,
            Self::TemplateIter { .. } => TypeId::TemplateIter,
            Self::Stream { .. } => TypeId::TextIoWrapper,
            Self::HostWait(_) => TypeId::HostWait,
            Self::MemoryView(_) => TypeId::MemoryView,
            Self::WeakRef(_) => TypeId::ReferenceType,
        }
    }
}
