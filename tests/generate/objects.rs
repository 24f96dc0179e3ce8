//! Generates programs that look at every object that the runtime can make, for the oracle: its text, class, names,
//! attributes, signature, copies and what it refuses.
//!
//! What differs on purpose is in `LEFT_OUT` and `LESS_ASKED`, with the reason.

use nonlocal::strategies::Choices;

/// Names of attributes that say how an implementation lays out and files its objects, and nothing about a program.
const LEFT_OUT: &[&str] = &[
    // Docstrings are our own texts, and not everything has one.
    "__doc__",
    // Where CPython keeps its own Python modules, and which lines they have.
    "__code__",
    "__firstlineno__",
    "__globals__",
    "__builtins__",
    "__static_attributes__",
    "_abc_impl",
    // Entries that CPython's types written in C have or lack by the way in which they are made.
    "__module__",
    "__text_signature__",
    "__vectorcalloffset__",
    "__weakref__",
    "__slotnames__",
    "__sizeof__",
    "__basicsize__",
    "__dictoffset__",
    "__weakrefoffset__",
    "__flags__",
    "__dict__",
    // Finalisers of generators: here no attribute, see COMPATIBILITY.md on when they run.
    "__del__",
    // There once somebody has asked a class for its annotations, be it an earlier program.
    "__annotate_func__",
    "__annotations_cache__",
    // Whether a frame still has its generator depends on when the generator is freed that nobody holds.
    "f_generator",
    // Flags of buffers, for which nothing here asks.
    "_from_flags",
    // Byte code, and what refers to it.
    "co_code",
    "_co_code_adaptive",
    "co_linetable",
    "co_lnotab",
    "co_exceptiontable",
    "co_stacksize",
    "co_filename",
    "co_flags",
    "co_consts",
    "co_names",
    "f_lasti",
    "tb_lasti",
    "f_globals",
    "f_builtins",
    "f_locals",
    "f_back",
    // What a question before has set.
    "zork",
    // Helpers of Python classes that are built in or written differently there.
    "_getitem",
    "_evaluate",
    "_combined",
    "_convert_",
    "_method_cache",
    "__subclasses__",
    "__init_subclass__",
    "__subclasshook__",
    "__slots__",
];

/// What comes before each program.
const PRELUDE: &str = r#"
import warnings; warnings.simplefilter('ignore')
import collections, copy, functools, inspect, itertools, operator, types, typing, weakref, enum, dataclasses, math
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
class C:
    "doc"
    k = 1
    def m(self, a, b=2): "m doc"
    @staticmethod
    def s(a): pass
    @classmethod
    def c(cls, a): pass
    @property
    def p(self): return 1
class S:
    __slots__ = ('a', 'b')
def f(a, b: int = 2, /, c=3, *args, d, e=5, **kw) -> str: "f doc"
def gen(): yield 1
async def coro(): pass
async def agen(): yield 1
def closure():
    x = 1
    def inner(): return x
    return inner
def caught():
    try: 1 / 0
    except ZeroDivisionError as e: return e
NT = collections.namedtuple('NT', 'x y', defaults=[3])
KEEP = C()
class Color(enum.Enum):
    RED = 1
    BLUE = 2
class Perm(enum.Flag):
    R = 1
    W = 2
class Num(enum.IntEnum):
    ONE = 1
T = typing.TypeVar('T'); P = typing.ParamSpec('P'); Ts = typing.TypeVarTuple('Ts')
class G(typing.Generic[T]):
    x: T
class GP(typing.Protocol[T]):
    def m(self) -> T: ...
def gf[X: int](a: X) -> X: return a
class GC[X]: pass
type Alias[X] = list[X]
type Plain = int
class TD(typing.TypedDict):
    a: int
    b: typing.NotRequired[str]
class Rec(typing.NamedTuple):
    a: int
    b: str = 'x'
class TN(typing.NamedTuple('TN', [('q', int)])): pass
@dataclasses.dataclass
class DC:
    a: int
    b: list = dataclasses.field(default_factory=list)

def hide(text):
    parts = text.split('0x')
    return (parts[0] + ''.join('0x' + part.lstrip('0123456789abcdef') for part in parts[1:]))[:300]
def show(number, what, make):
    try:
        value = make()
        value = value if isinstance(value, str) else repr(value)
    except Exception as error:
        value = type(error).__name__ + ' ' + str(error)
    print(number, what, hide(value))
def copied(value, copier):
    copy = copier(value)
    try:
        same = copy == value
    except Exception as error:
        same = type(error).__name__
    return copy is value, same, type(copy) is type(value), repr(copy)
def set_and_delete(value):
    # Objects of modules live longer than the program: nothing stays.
    value.zork = 1
    found = value.zork
    try:
        del value.zork
    except AttributeError:
        # An alias hands on what is set, not what is deleted.
        del value.__origin__.zork
        raise
    return found
def names(value):
    return [name for name in dir(value) if name not in LEFT_OUT]
def attribute(value, at):
    known = names(value)
    name = known[at % len(known)]
    found = getattr(value, name)
    if isinstance(found, (set, frozenset)):
        found = sorted(found, key=repr)
    return name + ' ' + (type(found).__name__ if callable(found) else repr(found))
def signature_of(value, at):
    known = names(value)
    name = known[at % len(known)]
    found = getattr(value, name)
    return name + ' ' + (str(inspect.signature(found)) if callable(found) else '')
"#;

/// Objects of all kinds.
const OBJECTS: &[&str] = &[
    "object()",
    "object",
    "type",
    "int",
    "bool",
    "5",
    "True",
    "2.5",
    "1j",
    "'text'",
    "b'text'",
    "bytearray(b'ab')",
    "memoryview(b'ab')",
    "[1, 2]",
    "(1, 2)",
    "{1: 2}",
    "{1, 2}",
    "frozenset({1, 2})",
    "range(3)",
    "slice(1, 2)",
    "None",
    "...",
    "NotImplemented",
    "iter([1])",
    "iter((1,))",
    "iter({1: 2})",
    "iter({1})",
    "iter('a')",
    "iter('é')",
    "iter(b'a')",
    "iter(bytearray(b'a'))",
    "iter(memoryview(b'a'))",
    "iter(range(2))",
    "iter(range(2 ** 70))",
    "iter(Seq())",
    "iter(int, 1)",
    "reversed([1])",
    "reversed((1, 2))",
    "reversed({1: 2})",
    "reversed(range(2))",
    "{1: 2}.keys()",
    "{1: 2}.values()",
    "{1: 2}.items()",
    "iter({1: 2}.items())",
    "iter({1: 2}.values())",
    "reversed({1: 2}.items())",
    "reversed({1: 2}.values())",
    "enumerate('a')",
    "zip('a')",
    "map(str, 'a')",
    "filter(None, 'a')",
    "property()",
    "property(len)",
    "classmethod(len)",
    "staticmethod(len)",
    "super(C, C())",
    "super(C)",
    "len",
    "[].append",
    "'a'.join",
    "list.append",
    "str.join",
    "list.__add__",
    "[].__add__",
    "dict.fromkeys",
    "dict.__dict__['fromkeys']",
    "object.__dict__['__class__']",
    "type.__dict__['__mro__']",
    "type.__dict__['__dict__']",
    "f",
    "f.__code__",
    "C",
    "C()",
    "C().m",
    "C.m",
    "C.s",
    "C.c",
    "C.p",
    "C.__dict__['__dict__']",
    "C.__dict__['__weakref__']",
    "S()",
    "S.a",
    "S",
    "lambda: 1",
    "gen()",
    "gen",
    "coro()",
    "agen()",
    "agen().__anext__()",
    "agen().asend(None)",
    "gen().gi_frame",
    "gen().gi_code",
    "closure()",
    "closure().__closure__[0]",
    "ValueError('x')",
    "KeyError('k')",
    "OSError(2, 'no')",
    "SyntaxError('m', ('f', 1, 2, 't'))",
    "UnicodeDecodeError('u', b'a', 0, 1, 'r')",
    "ExceptionGroup('g', [ValueError(1)])",
    "ImportError('m', name='n')",
    "AttributeError('m', name='n', obj=3)",
    "NameError('m', name='n')",
    "SystemExit(3)",
    "caught()",
    "caught().__traceback__",
    "caught().__traceback__.tb_frame",
    "types.SimpleNamespace(a=1)",
    "types.MappingProxyType({1: 2})",
    "types.ModuleType('m')",
    "types.ModuleType('m', 'doc')",
    "types.GenericAlias(list, (int,))",
    "types.CellType(3)",
    "types.CellType()",
    "types.MethodType(len, [])",
    "types.FunctionType(f.__code__, {})",
    "list[int]",
    "dict[str, int]",
    "int | str",
    "int | None",
    "list[int] | None",
    "tuple[int, ...]",
    "type[int]",
    "functools.partial(len)",
    "functools.partial(int, base=2)",
    "operator.itemgetter(1)",
    "operator.itemgetter(1, 2)",
    "operator.attrgetter('a')",
    "operator.attrgetter('a.b', 'c')",
    "operator.methodcaller('m')",
    "operator.methodcaller('m', 1, k=2)",
    "collections.deque([1])",
    "iter(collections.deque([1]))",
    "reversed(collections.deque([1]))",
    "NT",
    "NT(1, 2)",
    "NT.x",
    "weakref.ref(C)",
    "weakref.ref(KEEP)",
    "typing.Any",
    "typing.Union",
    "typing.Optional",
    "typing.Union[int, str]",
    "typing.Optional[int]",
    "typing.List",
    "typing.List[int]",
    "typing.Dict",
    "typing.Dict[str, int]",
    "typing.Tuple",
    "typing.Tuple[int, ...]",
    "typing.Type[int]",
    "typing.Literal",
    "typing.Literal[1, 'a']",
    "typing.ClassVar",
    "typing.ClassVar[int]",
    "typing.Final",
    "typing.Final[int]",
    "typing.Annotated",
    "typing.Annotated[int, 1]",
    "typing.NoReturn",
    "typing.Never",
    "typing.Self",
    "typing.LiteralString",
    "typing.TypeAlias",
    "typing.TypeGuard[int]",
    "typing.TypeIs[int]",
    "typing.Required[int]",
    "typing.NotRequired[int]",
    "typing.ReadOnly[int]",
    "typing.Unpack",
    "typing.Unpack[tuple[int]]",
    "typing.Concatenate",
    "typing.Concatenate[int, P]",
    "typing.ForwardRef('a')",
    "typing.NoDefault",
    "typing.TypeVar('T')",
    "typing.TypeVar('T', bound=int)",
    "typing.TypeVar('T', int, str)",
    "typing.TypeVar('T', covariant=True)",
    "typing.TypeVar('T', default=int)",
    "typing.ParamSpec('P')",
    "typing.TypeVarTuple('Ts')",
    "T",
    "P",
    "P.args",
    "P.kwargs",
    "Ts",
    "typing.Unpack[Ts]",
    "list[T]",
    "gf.__type_params__[0]",
    "Alias",
    "Alias.__type_params__[0]",
    "Alias[int]",
    "Plain",
    "TD",
    "Rec(1, 2)",
    "Rec",
    "TN",
    "TN(1)",
    "typing.NamedTuple",
    "typing.TypedDict",
    "typing.SupportsInt",
    "typing.Text",
    "typing.Iterable[int]",
    "typing.AnyStr",
    "typing.Awaitable[int]",
    "typing.Generator[int, str, None]",
    "DC",
    "DC(1)",
    "__build_class__",
    "iter(list[int])",
    "int.real",
    "type.__dict__['__name__']",
    "types.FunctionType.__dict__['__code__']",
    "types.FunctionType.__dict__['__globals__']",
    "StopIteration(3)",
    "typing.Counter[int]",
    "typing.Deque[int]",
    "collections.Counter('aab')",
    "collections.Counter",
    "collections.ChainMap({1: 2})",
    "collections.deque",
    "Color.RED",
    "Color",
    "Perm.R",
    "Perm",
    "Num.ONE",
    "Num",
    "G",
    "G()",
    "G[int]",
    "GP",
    "GP[int]",
    "GC",
    "GC[int]",
    "GC()",
    "gf",
    "weakref.KeyedRef",
    "weakref.WeakMethod",
    "dict",
    "list",
    "str",
    "tuple",
    "set",
    "frozenset",
    "bytes",
    "bytearray",
    "memoryview",
    "float",
    "complex",
    "range",
    "slice",
    "super",
    "property",
    "staticmethod",
    "classmethod",
    "enumerate",
    "zip",
    "map",
    "filter",
    "reversed",
    "BaseException",
    "ValueError",
    "OSError",
    "UnicodeDecodeError",
    "types.FunctionType",
    "types.MethodType",
    "types.CodeType",
    "types.ModuleType",
    "types.CellType",
    "types.GeneratorType",
    "types.SimpleNamespace",
    "types.MappingProxyType",
    "types.GenericAlias",
    "types.UnionType",
    "types.NoneType",
    "types.GetSetDescriptorType",
    "types.MemberDescriptorType",
    "types.DynamicClassAttribute",
    "functools.partial",
    "functools.wraps(f)",
    "functools.lru_cache(f)",
    "functools.cached_property(f)",
    "functools.singledispatch(f)",
    "functools.partialmethod(f)",
    "functools.total_ordering",
    "dataclasses.field()",
    "dataclasses.fields(DC)[0]",
    "enum.auto()",
    "enum.EnumMeta",
    "enum.Flag",
    "enum.unique",
    "print",
    "sorted",
    "max",
    "isinstance",
];

/// Objects of which something is not asked: the reason, the objects, and how the questions begin.
const LESS_ASKED: &[(&str, &[&str], &[&str])] = &[
    (
        "CPython 3.13 warns that the copies of iterators of itertools go, and 3.14 has none: here they are refused.",
        &[
            "itertools.tee([1])[0]",
            "itertools.count()",
            "itertools.cycle([1])",
            "itertools.repeat(1, 2)",
            "itertools.chain([1])",
            "itertools.islice([1], 1)",
            "itertools.accumulate([1])",
            "itertools.product([1])",
            "itertools.permutations([1])",
            "itertools.combinations([1], 1)",
            "itertools.combinations_with_replacement([1], 1)",
            "itertools.groupby([1])",
            "itertools.starmap(len, [])",
            "itertools.takewhile(len, [])",
            "itertools.dropwhile(len, [])",
            "itertools.filterfalse(len, [])",
            "itertools.compress([], [])",
            "itertools.zip_longest([])",
            "itertools.pairwise([])",
            "itertools.batched([], 1)",
        ],
        &[
            "copied",
            "o.__reduce_ex__",
            "names",
            "attribute",
            "signature_of",
            "type(weakref",
        ],
    ),
    (
        "Their `__self__` is the module in C behind the module in Python.",
        &["functools.reduce", "operator.add"],
        &["attribute"],
    ),
    (
        "Classes that CPython makes when it starts, whose attributes scripts can set there by accident.",
        &["typing.Generic", "typing.Generic[T]", "ExceptionGroup"],
        &["set_and_delete", "delattr"],
    ),
    (
        "The length counts the entries that are left out above.",
        &["C.__dict__"],
        &["len"],
    ),
    (
        "Types in C there, classes in Python here: their methods are functions, their names in errors have no module, \
         and scripts can set their attributes.",
        &[
            "collections.OrderedDict(a=1)",
            "collections.OrderedDict",
            "typing.OrderedDict[str, int]",
            "collections.defaultdict(int)",
            "collections.defaultdict",
            "typing.DefaultDict[str, int]",
            "weakref.ProxyType",
            "weakref.CallableProxyType",
        ],
        &[
            "attribute",
            "signature_of",
            "names",
            "set_and_delete",
            "delattr",
            "isinstance(hash",
            "o < 1j",
            "o + None",
            "o | None",
            "type(weakref",
            "o.__reduce_ex__",
            "len",
            "o['zork']",
            "copied",
            "type(iter",
        ],
    ),
    (
        "The name in the error has no module.",
        &["weakref.proxy(KEEP)"],
        &["type(weakref"],
    ),
    (
        "A function in Python here, in C there.",
        &["functools.cmp_to_key"],
        &[
            "attribute",
            "signature_of",
            "names",
            "set_and_delete",
            "delattr",
            "repr",
            "str",
            "o ",
            "o.",
            "o[",
            "type",
            "len",
            "copied",
            "isinstance(hash",
        ],
    ),
    (
        "Classes in Python on both sides, with private parts of their own.",
        &[
            "weakref.WeakMethod(KEEP.m)",
            "weakref.WeakValueDictionary()",
            "weakref.WeakKeyDictionary()",
            "weakref.WeakSet()",
            "weakref.WeakSet",
            "weakref.finalize",
            "functools.singledispatchmethod(f)",
        ],
        &[
            "attribute",
            "signature_of",
            "names",
            "o.__reduce_ex__",
            "copied",
        ],
    ),
];

/// What is asked of an object `o`; `#` is a number.
const QUESTIONS: &[&str] = &[
    "repr(o)",
    "str(o)",
    "o.__class__",
    "str(inspect.signature(o))",
    "copied(o, copy.copy)",
    "copied(o, copy.deepcopy)",
    "o.__reduce_ex__(4)",
    "type(o).__mro__",
    "isinstance(hash(o), int)",
    "bool(o)",
    "set_and_delete(o)",
    "delattr(o, 'never')",
    "callable(o)",
    "o < 1j",
    "o + None",
    "o | None",
    "o['zork']",
    "len(o)",
    "type(iter(o)).__name__",
    "type(weakref.ref(o))",
    "o == o",
    "o != o",
    "isinstance(o, type)",
    "names(o)",
    "attribute(o, #)",
    "attribute(o, #)",
    "attribute(o, #)",
    "attribute(o, #)",
    "attribute(o, #)",
    "signature_of(o, #)",
    "signature_of(o, #)",
    "signature_of(o, #)",
];

/// The program of a seed.
pub(crate) fn program(seed: u64) -> String {
    let mut choices = Choices::from_seed(seed);
    let mut source = PRELUDE.to_owned();
    source.push_str(&format!("LEFT_OUT = {LEFT_OUT:?}\n"));
    let less_asked = LESS_ASKED
        .iter()
        .flat_map(|(_, objects, kept_back)| objects.iter().map(|object| (*object, *kept_back)));
    let objects: Vec<(&str, &[&str])> = OBJECTS
        .iter()
        .map(|object| (*object, &[][..]))
        .chain(less_asked)
        .collect();
    for object in 0..8 {
        let (made, kept_back) = objects[choices.below(objects.len() as u32) as usize];
        let questions: Vec<_> = QUESTIONS
            .iter()
            .filter(|question| !kept_back.iter().any(|start| question.starts_with(start)))
            .collect();
        source.push_str(&format!("o = {made}\n"));
        for question in 0..12 {
            let asked = questions[choices.below(questions.len() as u32) as usize];
            let asked = asked.replace('#', &choices.below(1000).to_string());
            source.push_str(&format!("show({object}, {question}, lambda: {asked})\n"));
        }
    }
    source
}
