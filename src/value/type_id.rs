//! The built-in types: an index each, so that a new runtime allocates none of them.
//!
//! One table gives each type's Python name, its base and its `__module__`; everything else about a type is in its
//! `vm::TypeDef`, beside its methods. The exception classes are rows of the same table.

use smallvec::SmallVec;

macro_rules! types {
    ($($variant:ident $name:literal $base:ident $module:literal;)*) => {
        /// A built-in type.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[repr(u16)]
        pub(crate) enum TypeId { $($variant,)* }

        /// The base of each type.
        static BASES: &[[TypeId; 1]] = &[$([TypeId::$base],)*];

        impl TypeId {
            /// All built-in types, in the order of the table.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// `__name__`
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// `__base__`; `object` is its own base here.
            pub(crate) const fn base(self) -> Self {
                match self { $(Self::$variant => Self::$base,)* }
            }

            /// `__module__`
            pub(crate) const fn module(self) -> &'static str {
                match self { $(Self::$variant => $module,)* }
            }
        }
    };
}

types! {
    Object "object" Object "builtins";
    Type "type" Object "builtins";
    Int "int" Object "builtins";
    Bool "bool" Int "builtins";
    Float "float" Object "builtins";
    Complex "complex" Object "builtins";
    Str "str" Object "builtins";
    Bytes "bytes" Object "builtins";
    ByteArray "bytearray" Object "builtins";
    MemoryView "memoryview" Object "builtins";
    Tuple "tuple" Object "builtins";
    List "list" Object "builtins";
    Dict "dict" Object "builtins";
    Set "set" Object "builtins";
    FrozenSet "frozenset" Object "builtins";
    Range "range" Object "builtins";
    Slice "slice" Object "builtins";
    Property "property" Object "builtins";
    StaticMethod "staticmethod" Object "builtins";
    ClassMethod "classmethod" Object "builtins";
    Super "super" Object "builtins";
    Enumerate "enumerate" Object "builtins";
    Zip "zip" Object "builtins";
    Map "map" Object "builtins";
    Filter "filter" Object "builtins";
    Reversed "reversed" Object "builtins";
    NoneType "NoneType" Object "builtins";
    Ellipsis "ellipsis" Object "builtins";
    NotImplementedType "NotImplementedType" Object "builtins";
    Function "function" Object "builtins";
    Method "method" Object "builtins";
    BuiltinFunction "builtin_function_or_method" Object "builtins";
    MethodDescriptor "method_descriptor" Object "builtins";
    WrapperDescriptor "wrapper_descriptor" Object "builtins";
    MethodWrapper "method-wrapper" Object "builtins";
    ClassMethodDescriptor "classmethod_descriptor" Object "builtins";
    GetSetDescriptor "getset_descriptor" Object "builtins";
    MemberDescriptor "member_descriptor" Object "builtins";
    Cell "cell" Object "builtins";
    Code "code" Object "builtins";
    Frame "frame" Object "builtins";
    Traceback "traceback" Object "builtins";
    Module "module" Object "builtins";
    Generator "generator" Object "builtins";
    Coroutine "coroutine" Object "builtins";
    CoroutineWrapper "coroutine_wrapper" Object "builtins";
    AsyncGenerator "async_generator" Object "builtins";
    AsyncGeneratorAsend "async_generator_asend" Object "builtins";
    AsyncGeneratorAthrow "async_generator_athrow" Object "builtins";
    AnextAwaitable "anext_awaitable" Object "builtins";
    HostWait "host_wait" Object "builtins";
    MappingProxy "mappingproxy" Object "builtins";
    FrameLocalsProxy "FrameLocalsProxy" Object "builtins";
    DictKeys "dict_keys" Object "builtins";
    DictValues "dict_values" Object "builtins";
    DictItems "dict_items" Object "builtins";
    DictKeyIterator "dict_keyiterator" Object "builtins";
    DictValueIterator "dict_valueiterator" Object "builtins";
    DictItemIterator "dict_itemiterator" Object "builtins";
    DictReverseKeyIterator "dict_reversekeyiterator" Object "builtins";
    DictReverseValueIterator "dict_reversevalueiterator" Object "builtins";
    DictReverseItemIterator "dict_reverseitemiterator" Object "builtins";
    ListIterator "list_iterator" Object "builtins";
    ListReverseIterator "list_reverseiterator" Object "builtins";
    TupleIterator "tuple_iterator" Object "builtins";
    GenericAliasIterator "generic_alias_iterator" Object "builtins";
    StrAsciiIterator "str_ascii_iterator" Object "builtins";
    StrIterator "str_iterator" Object "builtins";
    BytesIterator "bytes_iterator" Object "builtins";
    ByteArrayIterator "bytearray_iterator" Object "builtins";
    MemoryIterator "memory_iterator" Object "builtins";
    RangeIterator "range_iterator" Object "builtins";
    LongRangeIterator "longrange_iterator" Object "builtins";
    SetIterator "set_iterator" Object "builtins";
    CallableIterator "callable_iterator" Object "builtins";
    SequenceIterator "iterator" Object "builtins";
    Capsule "PyCapsule" Object "builtins";
    GenericAlias "GenericAlias" Object "types";
    UnionType "Union" Object "typing";
    SimpleNamespace "SimpleNamespace" Object "types";
    TypeVar "TypeVar" Object "typing";
    ParamSpec "ParamSpec" Object "typing";
    TypeVarTuple "TypeVarTuple" Object "typing";
    TypeAliasType "TypeAliasType" Object "typing";
    ConstEvaluator "_ConstEvaluator" Object "_typing";
    Generic "Generic" Object "typing";
    NoDefaultType "NoDefaultType" Object "builtins";
    ParamSpecArgs "ParamSpecArgs" Object "typing";
    ParamSpecKwargs "ParamSpecKwargs" Object "typing";
    Template "Template" Object "string.templatelib";
    Interpolation "Interpolation" Object "string.templatelib";
    TemplateIter "TemplateIter" Object "string.templatelib";
    TextIoWrapper "TextIOWrapper" Object "_io";
    OrderedDict "OrderedDict" Dict "collections";
    OrderedDictKeys "odict_keys" DictKeys "builtins";
    OrderedDictValues "odict_values" DictValues "builtins";
    OrderedDictItems "odict_items" DictItems "builtins";
    OrderedDictIterator "odict_iterator" Object "builtins";
    Deque "deque" Object "collections";
    DequeIterator "_deque_iterator" Object "collections";
    DequeReverseIterator "_deque_reverse_iterator" Object "collections";
    TupleGetter "_tuplegetter" Object "collections";
    BuiltinImporter "BuiltinImporter" Object "_frozen_importlib";
    PathFinder "PathFinder" Object "_frozen_importlib_external";
    Partial "partial" Object "functools";
    Placeholder "_PlaceholderType" Object "functools";
    LruCache "_lru_cache_wrapper" Object "functools";
    ItemGetter "itemgetter" Object "operator";
    AttrGetter "attrgetter" Object "operator";
    MethodCaller "methodcaller" Object "operator";
    Chain "chain" Object "itertools";
    Count "count" Object "itertools";
    Cycle "cycle" Object "itertools";
    Repeat "repeat" Object "itertools";
    Islice "islice" Object "itertools";
    TakeWhile "takewhile" Object "itertools";
    DropWhile "dropwhile" Object "itertools";
    FilterFalse "filterfalse" Object "itertools";
    StarMap "starmap" Object "itertools";
    Accumulate "accumulate" Object "itertools";
    Compress "compress" Object "itertools";
    ZipLongest "zip_longest" Object "itertools";
    Pairwise "pairwise" Object "itertools";
    Batched "batched" Object "itertools";
    GroupBy "groupby" Object "itertools";
    Grouper "_grouper" Object "itertools";
    Tee "_tee" Object "itertools";
    TeeData "_tee_dataobject" Object "itertools";
    Product "product" Object "itertools";
    Combinations "combinations" Object "itertools";
    CombinationsWithReplacement "combinations_with_replacement" Object "itertools";
    Permutations "permutations" Object "itertools";
    ReferenceType "ReferenceType" Object "weakref";
    BaseException "BaseException" Object "builtins";
    GeneratorExit "GeneratorExit" BaseException "builtins";
    KeyboardInterrupt "KeyboardInterrupt" BaseException "builtins";
    SystemExit "SystemExit" BaseException "builtins";
    BaseExceptionGroup "BaseExceptionGroup" BaseException "builtins";
    Exception "Exception" BaseException "builtins";
    ExceptionGroup "ExceptionGroup" BaseExceptionGroup "builtins";
    ArithmeticError "ArithmeticError" Exception "builtins";
    FloatingPointError "FloatingPointError" ArithmeticError "builtins";
    OverflowError "OverflowError" ArithmeticError "builtins";
    ZeroDivisionError "ZeroDivisionError" ArithmeticError "builtins";
    AssertionError "AssertionError" Exception "builtins";
    AttributeError "AttributeError" Exception "builtins";
    BufferError "BufferError" Exception "builtins";
    EofError "EOFError" Exception "builtins";
    ImportError "ImportError" Exception "builtins";
    ModuleNotFoundError "ModuleNotFoundError" ImportError "builtins";
    LookupError "LookupError" Exception "builtins";
    IndexError "IndexError" LookupError "builtins";
    KeyError "KeyError" LookupError "builtins";
    MemoryError "MemoryError" Exception "builtins";
    NameError "NameError" Exception "builtins";
    UnboundLocalError "UnboundLocalError" NameError "builtins";
    OsError "OSError" Exception "builtins";
    BlockingIoError "BlockingIOError" OsError "builtins";
    ChildProcessError "ChildProcessError" OsError "builtins";
    ConnectionError "ConnectionError" OsError "builtins";
    BrokenPipeError "BrokenPipeError" ConnectionError "builtins";
    ConnectionAbortedError "ConnectionAbortedError" ConnectionError "builtins";
    ConnectionRefusedError "ConnectionRefusedError" ConnectionError "builtins";
    ConnectionResetError "ConnectionResetError" ConnectionError "builtins";
    FileExistsError "FileExistsError" OsError "builtins";
    FileNotFoundError "FileNotFoundError" OsError "builtins";
    InterruptedError "InterruptedError" OsError "builtins";
    IsADirectoryError "IsADirectoryError" OsError "builtins";
    NotADirectoryError "NotADirectoryError" OsError "builtins";
    PermissionError "PermissionError" OsError "builtins";
    ProcessLookupError "ProcessLookupError" OsError "builtins";
    TimeoutError "TimeoutError" OsError "builtins";
    ReferenceError "ReferenceError" Exception "builtins";
    RuntimeError "RuntimeError" Exception "builtins";
    NotImplementedError "NotImplementedError" RuntimeError "builtins";
    PythonFinalizationError "PythonFinalizationError" RuntimeError "builtins";
    RecursionError "RecursionError" RuntimeError "builtins";
    StopAsyncIteration "StopAsyncIteration" Exception "builtins";
    StopIteration "StopIteration" Exception "builtins";
    SyntaxError "SyntaxError" Exception "builtins";
    IndentationError "IndentationError" SyntaxError "builtins";
    TabError "TabError" IndentationError "builtins";
    IncompleteInputError "_IncompleteInputError" SyntaxError "builtins";
    SystemError "SystemError" Exception "builtins";
    TypeError "TypeError" Exception "builtins";
    ValueError "ValueError" Exception "builtins";
    UnicodeError "UnicodeError" ValueError "builtins";
    UnicodeDecodeError "UnicodeDecodeError" UnicodeError "builtins";
    UnicodeEncodeError "UnicodeEncodeError" UnicodeError "builtins";
    UnicodeTranslateError "UnicodeTranslateError" UnicodeError "builtins";
    Warning "Warning" Exception "builtins";
    BytesWarning "BytesWarning" Warning "builtins";
    DeprecationWarning "DeprecationWarning" Warning "builtins";
    EncodingWarning "EncodingWarning" Warning "builtins";
    FutureWarning "FutureWarning" Warning "builtins";
    ImportWarning "ImportWarning" Warning "builtins";
    PendingDeprecationWarning "PendingDeprecationWarning" Warning "builtins";
    ResourceWarning "ResourceWarning" Warning "builtins";
    RuntimeWarning "RuntimeWarning" Warning "builtins";
    SyntaxWarning "SyntaxWarning" Warning "builtins";
    UnicodeWarning "UnicodeWarning" Warning "builtins";
    UserWarning "UserWarning" Warning "builtins";
}

impl TypeId {
    /// The type at `index` of the table.
    pub(crate) fn from_index(index: usize) -> Option<Self> {
        Self::ALL.get(index).copied()
    }

    /// `__bases__`: one, except for `ExceptionGroup` and `object`.
    pub(crate) fn bases(self) -> &'static [Self] {
        match self {
            Self::Object => &[],
            Self::ExceptionGroup => &[Self::BaseExceptionGroup, Self::Exception],
            _ => BASES[self as usize].as_slice(),
        }
    }

    /// `__mro__`: the type itself first, `object` last.
    pub(crate) fn mro(self) -> SmallVec<[Self; 6]> {
        let mut order = SmallVec::new();
        let mut ty = self;
        loop {
            order.push(ty);
            if ty == Self::BaseExceptionGroup && self == Self::ExceptionGroup {
                order.push(Self::Exception);
            }
            if ty == Self::Object {
                return order;
            }
            ty = ty.base();
        }
    }

    /// Whether `self` is `other` or derives from it.
    pub(crate) fn is_subtype(self, other: Self) -> bool {
        if self == Self::ExceptionGroup && other == Self::Exception {
            return true;
        }
        let mut ty = self;
        loop {
            // The one built-in type with two bases.
            if ty == other || (ty == Self::ExceptionGroup && other == Self::Exception) {
                return true;
            }
            if ty == Self::Object {
                return false;
            }
            ty = ty.base();
        }
    }

    /// Whether the type is an exception class.
    pub(crate) fn is_exception(self) -> bool {
        self as u16 >= Self::BaseException as u16
    }

    /// Whether the type is an exception class that neither has nor inherits a constructor or an `__init__` but those of
    /// `BaseException`.
    pub(crate) fn is_plain_exception(self) -> bool {
        self.is_exception()
            && !matches!(
                self,
                Self::SystemExit
                    | Self::BaseExceptionGroup
                    | Self::ExceptionGroup
                    | Self::AttributeError
                    | Self::ImportError
                    | Self::ModuleNotFoundError
                    | Self::NameError
                    | Self::UnboundLocalError
                    | Self::StopIteration
                    | Self::SyntaxError
                    | Self::IndentationError
                    | Self::TabError
                    | Self::IncompleteInputError
                    | Self::UnicodeDecodeError
                    | Self::UnicodeEncodeError
                    | Self::UnicodeTranslateError
            )
            && !self.is_subtype(Self::OsError)
    }
}
