# What arrives as it was sent: a program whose value travels, and behind `#>` what is asked of it, under the name `it`. The
# answer is that of the runtime that it comes from.
#:: attributes of functions
def f(a: int, b: 'text' = 1, *, c=(2,)) -> list:
    """Documented."""
f.mark = [1]
f.__module__ = 'elsewhere'
f
#> (it.__name__, it.__qualname__, it.__doc__, it.__module__, it.__annotations__, it.__defaults__, it.__kwdefaults__, it.mark, it.__dict__)
#:: functions renamed
def f(): pass
f.__name__ = 'g'; f.__qualname__ = 'a.b.g'; f.__doc__ = None
f
#> (it.__name__, it.__qualname__, it.__doc__, str(it)[:15])
#:: type parameters
def f[T: int, *Ts, **P](a: T) -> T: return a
f
#> (it.__type_params__, it.__type_params__[0].__bound__, it.__annotations__['a'] is it.__type_params__[0])
#:: annotations that were not asked for
import typing
def make(T):
    def f(a: T, b: list[T]) -> 'T': pass
    return f
make(int)
#> it.__annotations__
#:: wrapped functions
import functools
def trace(f):
    @functools.wraps(f)
    def inner(*a): return ('traced', f(*a))
    return inner
@trace
@trace
def add(a, b):
    'adds'
    return a + b
add
#> (it(1, 2), it.__doc__, it.__wrapped__(3, 4), it.__wrapped__.__wrapped__(5, 6), it.__name__)
#:: identity of shared objects
x = [1]; y = (x, x)
[y, y, x, {'a': x}]
#> (it[0] is it[1], it[0][0] is it[2], it[3]['a'] is it[2])
#:: cycles
a = []; d = {'a': a}; t = (d, a); a.append(t); a
#> (it[0][1] is it, it[0][0]['a'] is it)
#:: class attributes
class A:
    """Doc."""
    __slots__ = ('x', '__dict__')
    shared = []
    def f(self): return self.shared
a, b = A(), A(); a.x = 1; b.y = 2
[a, b]
#> (it[0].f() is it[1].f(), type(it[0]) is type(it[1]), type(it[0]).__doc__, it[0].x, it[1].y, type(it[0]).__slots__, type(it[0]).__qualname__, type(it[0]).__module__)
#:: properties
class A:
    def __init__(self): self._v = 1
    @property
    def v(self):
        "the value"
        return self._v
    @v.setter
    def v(self, value): self._v = value * 2
    @v.deleter
    def v(self): self._v = None
[A()]
#> a = it[0]; a.v = 5; r = a.v; del a.v; (r, a.v, type(a).v.__doc__)
#:: metaclasses with keywords
class Meta(type):
    def __new__(m, n, b, d, **kw):
        c = super().__new__(m, n, b, d); c.kw = kw
        return c
    def __init__(c, n, b, d, **kw): super().__init__(n, b, d)
    def __getattr__(c, name): return name.upper()
    def __instancecheck__(c, o): return True
class K(metaclass=Meta, a=1): pass
K
#> (it.kw, it.nothing, isinstance(5, it), type(it).__name__, type(type(it)('New', (), {})).__name__)
#:: __init_subclass__ and __set_name__
class Base:
    seen = []
    def __init_subclass__(cls, **kw): cls.seen.append(cls.__name__)
class A(Base): pass
[Base, A]
#> Base, A = it; B = type('B', (A,), {}); (Base.seen, Base.__subclasses__()[0] is A, B.__mro__[1] is A, [c.__name__ for c in A.__subclasses__()])
#:: super and __class__
class A:
    def f(self): return 'A'
class B(A):
    def f(self): return super().f() + 'B'
    def g(self): return __class__
class C(B):
    def f(self): return super().f() + 'C'
C()
#> (it.f(), it.g() is type(it).__mro__[1])
#:: tracebacks with lines
def outer(x): return inner(x)
def inner(x):
    return 1 / x
outer
#> import traceback; traceback.format_exc() if not attempt(it, 0) else last[0]
#:: an exception with its traceback
def f(n):
    if n: f(n - 1)
    else: raise ValueError('deep')
try: f(2)
except ValueError as e: saved = e
saved
#> import traceback; (''.join(traceback.format_exception(it)), it.__traceback__.tb_frame.f_code.co_name)
#:: exceptions chained
try:
    try: {}['k']
    except KeyError as e: raise ValueError('v') from e
except ValueError as e: saved = e
try:
    try: 1 / 0
    finally: raise TypeError('t')
except TypeError as e: other = e
[saved, other]
#> import traceback; [''.join(traceback.format_exception(e)) for e in it]
#:: OSError and its kin
[OSError(2, 'no', 'f'), UnicodeDecodeError('utf-8', b'a', 0, 1, 'why'), StopIteration(5), KeyError('k'), ImportError('m', name='n')]
#> [(repr(e), str(e), e.args) for e in it] + [it[0].errno, type(it[0]).__name__, it[0].filename, it[1].reason, it[2].value, it[4].name]
#:: enumerations
import enum
class Colour(enum.Enum):
    RED = 1
    BLUE = 2
    def mixed(self): return self.name + str(self.value)
class Bits(enum.IntFlag):
    A = 1
    B = 2
[Colour.RED, Colour, Bits.A | Bits.B, Bits]
#> (it[0] is it[1].RED, it[1](2).mixed(), list(it[1]), it[1]['BLUE'], it[2], it[2] & it[3].A, it[0].__class__ is it[1], len(it[1]), {it[0]: 1}[it[1].RED])
#:: string enumerations
import enum
class S(enum.StrEnum):
    A = enum.auto()
S
#> (it.A, it('a') is it.A, it.A + 'x', it.__members__)
#:: dataclasses
from dataclasses import dataclass, field, asdict, replace, fields
@dataclass(order=True)
class P:
    x: int
    y: list = field(default_factory=list, compare=False)
    z: str = 'z'
P(1)
#> from dataclasses import asdict, replace, fields, is_dataclass; (it, type(it)(2) > it, asdict(it), replace(it, x=5), [f.name for f in fields(it)], is_dataclass(it), type(it)(3, [1]).y)
#:: frozen dataclasses with slots
from dataclasses import dataclass
@dataclass(frozen=True, slots=True)
class P:
    x: int
    y: int = 2
[{P(1): 'a', P(3, 4): 'b'}, P]
#> d, P = it; (d[P(1)], d[P(3, 4)], P(1).__slots__, attempt(setattr, P(1), 'x', 2), P(1))
#:: named tuples
from collections import namedtuple
import typing
class N(typing.NamedTuple):
    a: int
    b: str = 'b'
    def both(self): return (self.a, self.b)
[namedtuple('P', 'x y')(1, 2), N(1)]
#> (it[0], it[0].x, it[0]._replace(y=5), it[1].both(), it[1]._fields, it[1]._field_defaults, type(it[1]).__annotations__)
#:: abstract classes
import abc
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @property
    @abc.abstractmethod
    def p(self): pass
class B(A):
    def f(self): return 1
    p = 2
[A, B]
#> A, B = it; (attempt(A), B().f(), issubclass(B, A), A.__abstractmethods__ == {'f', 'p'}, isinstance(B(), A), attempt(type('C', (A,), {})))
#:: registered classes
import abc
class A(abc.ABC): pass
class B: pass
A.register(B)
[A, B]
#> (issubclass(it[1], it[0]), isinstance(it[1](), it[0]))
#:: protocols
from typing import Protocol, runtime_checkable
@runtime_checkable
class P(Protocol):
    def f(self): ...
class A:
    def f(self): return 1
[P, A]
#> (isinstance(it[1](), it[0]), isinstance(5, it[0]))
#:: generics
from typing import Generic, TypeVar
T = TypeVar('T')
class G(Generic[T]):
    def g(self, x: T) -> T: return x
class H[A, B = int]: pass
[G, G[int], H, H[int, str], T]
#> (it[1], it[1].__origin__ is it[0], it[0].__parameters__ == (it[4],), it[1]().g(5), it[3].__args__, it[2].__type_params__, it[2].__type_params__[1].__default__)
#:: typing objects
from typing import Optional, Union, Callable, Literal, Annotated, Any, TypedDict, NewType, ClassVar
class TD(TypedDict):
    a: int
[Optional[int], Union[int, str], Callable[[int], str], Literal['a', 1], Annotated[int, 'x'], Any, TD, NewType('N', int), ClassVar[int]]
#> (it[:6], it[6](a=1), it[6].__annotations__, it[7](5), it[7].__name__, it[8])
#:: type aliases
type A[T] = list[T] | B
type B = int
[A, B]
#> (it[0].__value__, it[1].__value__, it[0][str], it[0].__type_params__, it[0].__name__)
#:: context managers
import contextlib
log = []
@contextlib.contextmanager
def cm(x):
    log.append('in')
    try: yield x
    finally: log.append('out')
[cm, log, contextlib.nullcontext(5), contextlib.suppress(ValueError), contextlib.ExitStack()]
#> r = entered(it[0](5)); (r, it[1], entered(it[2]), entered(it[3]))
#:: a context manager that was entered
import contextlib
@contextlib.contextmanager
def cm():
    try: yield 5
    finally: log.append('out')
log = []
c = cm(); c.__enter__()
[c, log]
#> it[0].__exit__(None, None, None); it[1]
#:: an exit stack with callbacks
import contextlib
log = []
s = contextlib.ExitStack()
s.callback(log.append, 1); s.callback(lambda: log.append(2))
[s, log]
#> it[0].close(); it[1]
#:: context variables
import contextvars
v = contextvars.ContextVar('v', default=1)
t = v.set(5)
c = contextvars.copy_context()
[v, c, t]
#> (it[1][it[0]], it[1].run(it[0].get), it[0].name, len(it[1]), it[2].old_value is it[2].MISSING)
#:: functools
import functools
class C:
    @functools.cached_property
    def p(self): return [5]
    @functools.singledispatchmethod
    def m(self, x): return 'any'
    @m.register
    def _(self, x: int): return 'int'
    half = functools.partialmethod(pow, 2)
c = C(); c.p
@functools.singledispatch
def show(x): return 'any'
@show.register
def _(x: int): return 'int'
@functools.lru_cache(maxsize=2)
def sq(x): return x * x
sq(1); sq(2); sq(1); sq(3)
[c, show, sq, functools.partial(int, base=2), functools.reduce, functools.cmp_to_key(lambda a, b: b - a)]
#> c, show, sq, part, red, key = it; (c.p is c.p, c.m(1), c.m('a'), show(1), show('a'), show(True), sq(1), sq.cache_info(), part('101'), part.keywords, red(max, [1, 3, 2]), sorted([1, 3, 2], key=key), sq.__wrapped__(4))
#:: total ordering
import functools
@functools.total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
[V(1), V(2)]
#> (it[0] <= it[1], it[0] > it[1], it[0] >= it[0])
#:: a coroutine that has not begun
import asyncio
async def co(x):
    await asyncio.sleep(0)
    return x + 1
co(5)
#> import asyncio; asyncio.run(it)
#:: a coroutine function with its cells
import asyncio
def make(n):
    async def step(by):
        nonlocal n
        await asyncio.sleep(0)
        n += by
        return n
    return step
make(1)
#> import asyncio; (asyncio.run(it(2)), asyncio.run(it(3)))
#:: an asynchronous generator
import asyncio
async def agen():
    for i in range(3): yield i
agen()
#> import asyncio; asyncio.run(collected(it))
#:: asyncio's objects
import asyncio
[asyncio.Lock(), asyncio.Event(), asyncio.Queue(3), asyncio.Semaphore(2)]
#> import asyncio; asyncio.run(locked(*it))
#:: weak references
import weakref
class T: pass
t, u = T(), T()
t.n = 1
[t, weakref.ref(t), weakref.WeakValueDictionary(a=t), weakref.WeakKeyDictionary({t: 2}), weakref.WeakSet([t]), weakref.ref(t) is weakref.ref(t)]
#> (it[1]() is it[0], it[2]['a'] is it[0], it[3][it[0]], it[0] in it[4], it[5], it[1] is ref(it[0]))
#:: weak references that call back
import weakref
class T: pass
log = []
def made():
    t = T()
    return [t, weakref.ref(t, lambda r: log.append('gone')), log]
made()
#> it[0] = None; collected_garbage(); (it[2], it[1]())
#:: collections
from collections import *
o = OrderedDict(a=1, b=2, c=3); o.move_to_end('a')
class D(dict):
    def __missing__(self, k): return k * 2
class MyList(UserList): pass
[o, Counter('aab'), deque([1, 2, 3], 2), ChainMap({1: 2}, {3: 4}), D(a=1), MyList([1, 2]), defaultdict(lambda: 7)]
#> (it[0], list(it[0]), it[1].most_common(1), it[2], it[3][3], it[4]['zz'], it[5], len(it[5]), it[6]['q'], it[2].maxlen)
#:: sets of many kinds
[{1, 2, 300, -5}, {'a', 'b'}, frozenset({(1, 'x'), None}), {1.5, 2 ** 80}]
#> (it[0], sorted(it[1]), it[2] == frozenset({(1, 'x'), None}), it[3], [x for x in it[0]])
#:: dicts keep their order
d = {}
for k in 'hello world': d[k] = 1
del d['h']; d['h'] = 2
d
#> list(it.items())
#:: memory views share their bytes
b = bytearray(b'abcdef')
[b, memoryview(b)[1:3], memoryview(b)]
#> it[1][0] = 88; (it[0], bytes(it[2]), attempt(it[0].append, 1))
#:: iterators share their place
l = [1, 2, 3, 4]
i = iter(l); next(i)
[i, zip(i, i), l]
#> it[2].append(5); (list(it[1]), list(it[0]))
#:: super objects and bound methods
class A:
    def f(self): return ('A', self.x)
class B(A):
    def f(self): return 'B'
b = B(); b.x = 5
[super(B, b), b.f, b.__init__, A.f, [1].append, 'x'.upper]
#> (it[0].f(), it[1](), it[3](it[1].__self__), it[5](), it[4](2), it[4].__self__)
#:: a closure over modules
import math, json
from functools import reduce
def make(r):
    import itertools
    return lambda xs: (math.floor(r), json.dumps(xs), reduce(max, xs), list(itertools.chain(xs, xs)))
make(4.7)
#> it([1, 2])
#:: globals that nested code names
a, b, c, d = 1, 2, 3, 4
def f():
    class K:
        x = a
        def m(self): return b
    return [K().m() + K.x + c for _ in range(1)]
f
#> (it(), [name in it.__globals__ for name in 'abc'])
#:: globals that are written
count = 0
def f():
    global count, made
    count += 1
    made = count
    return count
def g(): return count
[f, g]
#> (it[0](), it[0](), it[1](), it[0].__globals__ is it[1].__globals__)
#:: generators in the middle
def gen():
    x = yield 1
    try:
        while True: x = yield x * 2
    except ValueError as e: yield str(e)
    finally: log.append('closed')
log = []
g = gen(); next(g); g.send(5)
[g, log]
#> g, log = it; (g.send(7), g.throw(ValueError('v')), attempt(next, g), log, g.gi_frame, g.gi_code.co_name)
#:: a generator that delegates
def inner():
    got = yield 1
    yield got
    return 'r'
def outer(): 
    r = yield from inner()
    yield r
g = outer(); next(g); g
#> (it.gi_yieldfrom.__name__, it.send(9), list(it))
#:: cells and their types
import types
def make():
    n = 5
    def f(): return n
    return f, f.__closure__[0]
f, cell = make()
[f, cell, types.CellType()]
#> it[1].cell_contents = 9; (it[0](), attempt(lambda: it[2].cell_contents), it[0].__closure__[0] is it[1])
#:: code objects
f = lambda x, *a, y=1: [x for x in a]
[f.__code__, f]
#> (it[0] is it[1].__code__, it[0].co_varnames, it[0].co_name, it[0].co_firstlineno, it[0].co_flags, eval(it[0].replace(co_name='z').co_name.__repr__()))
#:: templates and slices
x = 5
[t'a{x!r:>5}b', slice(1, 2), ..., NotImplemented, range(5)[1:3]]
#> (it[0].strings, it[0].values, it[1], it[2] is ..., it[3] is NotImplemented, it[4])
#:: a class in a closure
def make(n):
    class C:
        k = n
        def get(self): return n, __class__ is type(self)
        def set(self, v):
            nonlocal n
            n = v
    return C, C(), lambda: n
make(5)
#> it[1].set(7); (it[0]().get(), it[2](), it[0].k, it[0].__qualname__)
#:: __del__ runs once
log = []
class T:
    def __del__(self): log.append('del')
[T(), log]
#> log = it[1]; it[0] = None; collected_garbage(); log
#:: exception groups
try: raise ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [TypeError(2)])])
except* (TypeError, ValueError) as g: saved = g
saved
#> (repr(it), it.exceptions, it.split(TypeError))
#:: user-defined __getstate__ and __reduce__ are not asked
class C:
    def __init__(self): self.x = 1
    def __getstate__(self): raise ValueError
    def __reduce__(self): raise ValueError
C()
#> it.x
#:: subclasses of built-in types
class L(list):
    def total(self): return sum(self)
class S(str): pass
class I(int):
    def __add__(self, o): return 'sum'
class D(dict): pass
class F(frozenset): pass
l = L([1, 2]); l.x = l
s = S('s'); s.mark = 1
[l, s, I(5), D(a=1), F({1}), {s: 1}]
#> (it[0].total(), it[0].x is it[0], it[1] + 't', it[1].mark, it[2] + 1, it[3], it[4], it[5]['s'])
