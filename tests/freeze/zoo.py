# Graphs of all kinds, for whoever damages them: the value of each section is frozen. The sections that begin with `#:` have
# a line each, those that begin with `#::` are one program.
#: values
None
True
...
NotImplemented
0
-1
2**62
-2**63
2**200
1.5
float('-inf')
1+2j
'text'
'\u00e9\U0001f600 and more'
b'\x00\xff'
bytearray(b'abc')
()
(1, (2, (3,)))
[1, [2, []]]
{'a': 1, 2: 'b', (1, 'x'): None}
{1, 2, 30, 4}
{'a', 'b', (1, 'c')}
set()
frozenset({1, 2})
frozenset({'a', ('b',)})
range(10)
range(0, 2**70, 3)
slice(1, None, 2)
int
print
[].append
'a'.join
str.upper
{}.get
int.__add__
(5).__add__
object.__new__
list.__new__
dict.fromkeys
len
object()
ValueError
ValueError('x', 1)
OSError(2, 'no', 'name')
KeyError('k')
StopIteration(5)
SystemExit(3)
UnicodeDecodeError('utf-8', b'a', 0, 1, 'why')
SyntaxError('m', ('f', 1, 2, 'text', 1, 3))
ExceptionGroup('g', [ValueError(1), TypeError(2)])
NameError('n', name='x')
AttributeError('n', name='x', obj=[])
ImportError('n', name='x', path='y')
list[int]
int | str
dict[str, list[int]]
memoryview(b'abcdef')[1:5:2]
memoryview(bytearray(b'abcdefgh')).cast('I')
memoryview(b'abcdefgh').cast('B', (2, 2, 2))
{1: 2}.keys()
{1: 2}.values()
{1: 2}.items()
type.__dict__['__doc__']
property(lambda self: 1, None, None, 'doc')
classmethod(lambda cls: 1)
staticmethod(len)
(lambda: 1).__code__
compile('a + b', 'name.py', 'eval')
type(lambda: 1)
type((lambda: 1).__code__)
lambda: 1
lambda x, *a, y=(1, [2]), **k: [x, a, y, k]
(lambda n: lambda: n)(5)
(lambda n: [lambda: n, lambda: n])([1])
(lambda f: f(f))(lambda f: lambda: f)
[lambda: i for i in range(3)]
(lambda a: lambda b: lambda c: (a, b, c))(1)(2)
[print, len, abs, int.from_bytes, str.join, dict.get]
[int, str, list, dict, type, object, ValueError, BaseException]
{'k': [1, (2, {'l': {3}})]}
[[]] * 3
[(), (), ((),)]
{frozenset({1}): frozenset({frozenset()})}
{i: i * i for i in range(40)}
{str(i): i for i in range(40)}
{i * 7 for i in range(40)}
{chr(97 + i) for i in range(20)}
[1.5, -0.0, 1e300, 5e-324, float('nan')]
[2**63, -2**63 - 1, 10**40]
['a' * 300, b'b' * 300]
'\x00\n\t'
b''
bytearray()
slice(None)
slice([1], (2,), 'x')
range(10, 0, -3)
range(0)
type(None)
type(...)
[KeyError, KeyError(), KeyError('a', 'b')]
BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError()])
IndexError('i').with_traceback(None)
AssertionError({'a': [1]})
list[int] | None
tuple[int, ...]
type[int]
super
property()
classmethod(len)
memoryview(b'')
memoryview(bytearray(8)).cast('d')
{}.items()
{'a': 1}.keys() | {'b'}
enumerate([])
map(len, [])
zip([1], (2,), 'c')
#: iterators
iter([1, 2])
reversed([1, 2, 3])
iter((1, 2))
iter('\u00e4bc')
iter(b'abc')
iter(range(5))
iter(range(2**70, 2**70 + 3))
iter({1: 2, 3: 4}.items())
reversed({1: 2, 3: 4})
iter({1, 2, 3})
iter({'a', 'b'})
iter(lambda: 1, 2)
enumerate('abc', 2**65)
zip([1, 2], 'ab', strict=True)
map(lambda x, y: x * y, [1, 2], [3, 4])
filter(None, [0, 1])
(x * k for k in [1, 2] for x in [3, 4])
iter(list[int])
#:: an iterator of an object with __getitem__
class Items:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
[iter(Items()), reversed(Items())]
#:: exhausted iterators
made = [iter([]), iter(''), iter({}), iter(range(0)), zip(), map(str, [])]
for one in made:
    for _ in one: pass
made
#:: itertools, some
from itertools import *
def begun(i):
    next(i)
    return i
[begun(count(5)), begun(count(1.5, 2)), begun(cycle([1, 2])), repeat(1), repeat(1, 5), begun(chain([1, 2], [3]))]
#:: itertools, of predicates
from itertools import *
def begun(i):
    next(i)
    return i
[begun(islice([1, 2, 3, 4], 1, None, 2)), begun(takewhile(bool, [1, 2, 0])), begun(dropwhile(bool, [1, 0, 2, 3])),
 begun(filterfalse(bool, [0, 1, 0])), begun(starmap(pow, [(2, 3), (3, 2)])), begun(accumulate([1, 2, 3])), begun(compress('abc', [1, 1, 1]))]
#:: itertools, of several
from itertools import *
def begun(i):
    next(i)
    return i
[begun(zip_longest([1], [2, 3])), begun(pairwise([1, 2, 3])), begun(batched('abcde', 2)), begun(groupby('aabb'))]
#:: itertools, groups
from itertools import groupby
groups = groupby('aabb')
key, group = next(groups)
[groups, group]
#:: itertools, tee
from itertools import tee
a, b, c = tee(range(100), 3)
for _ in range(60): next(a)
next(b)
[a, b, c]
#:: itertools, combinatoric
from itertools import *
def begun(i):
    next(i)
    return i
[begun(product([1, 2], 'ab')), begun(combinations([1, 2, 3], 2)), begun(combinations_with_replacement([1, 2], 2)), begun(permutations([1, 2, 3], 2)), permutations([1, 2])]
#:: a counter
def make(n):
    def step(by=1, *, twice=False):
        nonlocal n
        n += by * (2 if twice else 1)
        return n
    def show(): return n
    return step, show
make(40)
#:: an empty cell
def make():
    def get(): return later
    if False: later = 1
    return get
make()
#:: recursion through a cell
def make():
    def fact(n): return 1 if n < 2 else n * fact(n - 1)
    return fact
make()
#:: a ring of closures
def link(next): return lambda: next
def ring():
    first = chain = lambda: chain
    for _ in range(5): chain = link(chain)
    return first
ring()
#:: defaults
def f(a, b=[1], /, c={'k': 2}, *args, d=(3,), e, **kw): return a, b, c, d, e
f
#:: globals
rate = 3
unused = object()
def helper(x): return x * rate
def price(x): return helper(x) + 1
price
#:: a namespace
shared = [1]
def f():
    global count
    count = len(globals())
    return shared, globals()
f
#:: annotations
def f[T: int](a: T, b: 'text' = 1) -> list[T]:
    """Documented."""
    x: int = 1
    return [a]
f
#:: a type alias and its parameters
type Pair[A, *B, **C] = tuple[A, *B]
[Pair, Pair.__type_params__, Pair[int, str]]
#:: a decorator
import functools
def trace(f):
    @functools.wraps(f)
    def inner(*a): return ('traced', f(*a))
    return inner
@trace
def add(a, b):
    'adds'
    return a + b
add
#:: functools
import functools
@functools.lru_cache(maxsize=2)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
fib(5)
[fib, functools.partial(lambda a, b, c: (a, b, c), 1, c=3), functools.partial(max, functools.Placeholder, 4), functools.cmp_to_key(lambda a, b: a - b)(3)]
#:: dispatch
import functools
@functools.singledispatch
def show(x): return 'any'
@show.register
def _(x: int): return 'int'
show
#:: a cached property
import functools
class C:
    @functools.cached_property
    def p(self): return 5
c = C()
c.p
c
#:: a class
class Base:
    count = 0
    def __init__(self, x): self.x = x
    def get(self): return self.x
    @property
    def double(self): return self.x * 2
    @classmethod
    def make(cls): return cls(7)
    @staticmethod
    def static(): return 's'
class Derived(Base):
    __slots__ = ('extra',)
    def get(self): return super().get() + 1
d = Derived(4)
d.extra = 'e'
[d, d.get, Derived.make]
#:: bases in a diamond
class A: pass
class B(A): pass
class C(A): pass
class D(B, C):
    def __repr__(self): return super().__repr__()[:3]
[D(), D, D.__mro__, super(D, D())]
#:: slots
class A: __slots__ = ('a', 'b', '__weakref__')
class B(A): __slots__ = ('c',)
b = B()
b.a, b.c = 1, 2
[b, A.a, B.c]
#:: subclasses of built-in types
class L(list): pass
class D(dict): pass
class S(str): pass
class I(int): pass
class T(tuple): pass
class F(frozenset): pass
class Y(bytes): pass
l = L([1, 2]); l.x = 5
d = D(a=1); d['self'] = d
[l, d, S('s'), I(5), T((1, 2)), F({1}), Y(b'y')]
#:: a subclass of a set and of a float
class S(set): pass
class F(float): pass
class C(complex): pass
class B(bytearray): pass
[S([1, 'a']), F(1.5), C(1j), B(b'b')]
#:: exceptions of scripts
class E(Exception):
    def __init__(self, a):
        super().__init__(a)
        self.more = [self]
try:
    try:
        raise E('a') from ValueError('b')
    except E as inner:
        raise KeyError(inner)
except KeyError as e:
    saved = e
saved
#:: a traceback
def inner(n):
    local = [n]
    if n: return inner(n - 1)
    raise ValueError(local)
try:
    inner(3)
except ValueError as e:
    saved = e
[saved, saved.__traceback__, saved.__traceback__.tb_frame]
#:: an exception with notes
e = TypeError('t')
e.add_note('n')
e
#:: a group
try:
    raise ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [TypeError(2)])])
except* (TypeError, ValueError) as g:
    saved = g
saved
#:: a metaclass
class Meta(type):
    def __new__(meta, name, bases, body, **kw): return super().__new__(meta, name, bases, body)
    def __call__(cls, *a): return super().__call__(*a)
    def __len__(cls): return 3
class K(metaclass=Meta, option=1): pass
[K, K()]
#:: enumerations
import enum
class Colour(enum.Enum):
    RED = 1
    BLUE = 2
[Colour.RED, Colour]
#:: flags
import enum
class P(enum.Flag):
    R = enum.auto()
    W = enum.auto()
P.R | P.W
#:: dataclasses
from dataclasses import dataclass, field
@dataclass(frozen=True, order=True)
class P:
    x: int
    y: list = field(default_factory=list)
P(1)
#:: slotted dataclasses in a set
from dataclasses import dataclass
@dataclass(frozen=True, slots=True)
class P:
    x: int
{P(1), P(2)}
#:: keys with a hash of scripts
class K:
    def __init__(self, k): self.k = k
    def __hash__(self): return hash(self.k)
    def __eq__(self, o): return self.k == o.k
{K('a'): 1, (K('b'), 1): 2, frozenset({K('c')}): 3}
#:: a key that holds its dict
class K:
    def __init__(self): self.d = {self: 1}
    def __hash__(self): return 5
K()
#:: keys whose hash raises
class K:
    def __hash__(self): return hash(getattr(self, 'k', 0))
    def __eq__(self, o): raise ValueError
{K(): 1}
#:: descriptors
class Descr:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None): return self if obj is None else obj.__dict__.get(self.name, 0)
    def __set__(self, obj, value): obj.__dict__[self.name] = value
class C:
    a = Descr()
c = C(); c.a = 5
c
#:: special methods
class V:
    def __init__(self, *v): self.v = v
    def __add__(self, o): return V(*self.v, *o.v)
    def __getattr__(self, name): return name if not name.startswith('_') else object.__getattribute__(self, name)
    def __iter__(self): return iter(self.v)
    def __bool__(self): return False
    def __call__(self, *a): return a
    def __getitem__(self, i): return self.v[i]
    def __len__(self): return len(self.v)
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __del__(self): self.v = None
V(1, 2)
#:: abstract classes
import abc
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
class B(A):
    def f(self): return 1
[A, B()]
#:: protocols and generics
from typing import Protocol, Generic, TypeVar, NamedTuple, TypedDict, Optional, Callable
T = TypeVar('T')
class P(Protocol):
    def f(self) -> int: ...
class G(Generic[T]):
    def g(self, x: T) -> T: return x
class N(NamedTuple):
    a: int
    b: str = 'b'
[P, G, G[int], G[int](), N(1), Optional[int], Callable[[int], str]]
#:: a generator that has not begun
def gen(n):
    yield n
gen(5)
#:: a generator in a try
def gen(n):
    total = 0
    try:
        for i in range(n):
            got = yield (i, total)
            total += got or 0
    finally:
        log.append('closed')
log = []
g = gen(5)
next(g); g.send(10)
[g, log, g.gi_frame]
#:: a generator in a handler
def gen():
    try: 1 / 0
    except ZeroDivisionError as e:
        yield e
        yield 2
g = gen()
next(g)
g
#:: a generator in a with
import contextlib
@contextlib.contextmanager
def cm():
    yield 5
def gen():
    with cm() as x:
        yield x
        yield x + 1
g = gen()
next(g)
[g, cm]
#:: generators that wait for each other
def outer():
    x = yield from inner()
    yield x
def inner():
    y = yield 1
    return y
g = outer(); next(g); g
#:: a generator that closes over its variables
def make():
    n = 0
    def gen():
        nonlocal n
        for i in range(5):
            n += 1
            yield (lambda: (n, i))
    g = gen()
    return g, next(g), lambda: n
make()
#:: generators that are over
def gen():
    yield 1
a, b = gen(), gen()
list(a); b.close()
[a, b]
#:: a generator expression in the middle
g = (x for x in range(9) if x % 2)
next(g); next(g)
g
#:: coroutines
async def co(x): return x
async def agen():
    yield 1
    yield 2
c = co(5)
[c, agen()]
#:: weak references
import weakref
class T: pass
t = T(); t.v = 1
[t, weakref.ref(t), weakref.ref(t, lambda r: None), weakref.proxy(t), weakref.ref(T())]
#:: weak containers
import weakref
class T: pass
t, u = T(), T()
d = weakref.WeakValueDictionary(a=t)
k = weakref.WeakKeyDictionary({u: 1})
s = weakref.WeakSet([t])
[t, u, d, k, s]
#:: a finaliser
import weakref
class T: pass
t = T()
[t, weakref.finalize(t, print, 'gone')]
#:: a subclass of a weak reference
import weakref
class R(weakref.ref):
    pass
class T: pass
t = T()
r = R(t); r.name = 'n'
[t, r]
#:: named tuples
from collections import namedtuple
P = namedtuple('P', 'x y', defaults=[5])
[P(1), P]
#:: collections
from collections import defaultdict, Counter, OrderedDict, deque, ChainMap, UserDict
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end('a')
i = iter(o); next(i)
d = deque([1, 2, 3], 5); j = iter(d); next(j)
[defaultdict(list, a=[1]), Counter('aab'), o, i, reversed(o), d, j, reversed(d), ChainMap({1: 2}, {3: 4}), UserDict(a=1), o.items()]
#:: recursive containers
a = []; a.append(a)
d = {}; d['d'] = d
t = ([],); t[0].append(t)
[a, d, t]
#:: shared objects
x = [1]
y = (x, x)
[y, y, x, {'a': x, 'b': y}]
#:: a deep list
a = []
for _ in range(200): a = [a]
a
#:: a deep tuple
a = ()
for _ in range(200): a = (a, 1)
a
#:: dicts with holes
d = {i: str(i) for i in range(10)}
del d[3], d[7]
i = iter(d); next(i); next(i)
s = set(range(20)); s.discard(5)
j = iter(s); next(j)
[d, i, s, j, d.keys()]
#:: bound methods
class C:
    def m(self): return self
c = C()
c.m2 = c.m
[c.m, c.m2, [1].append, 'x'.join, {}.get, C.m, 5 .__add__]
#:: frames and code
import sys
def f():
    x = 1
    def g(): return x
    return g.__closure__, g.__code__, f.__code__
f()
#:: a cell of the types module
import types
c = types.CellType(5)
[c, types.SimpleNamespace(a=1, b=c), types.MappingProxyType({1: 2}), types.MethodType(len, [1])]
#:: a class with its __dict__
class C:
    x = 1
[C.__dict__, vars(C), C.__dict__['__dict__'], C.__dict__.get('__weakref__')]
#:: context variables
import contextvars
v = contextvars.ContextVar('v', default=1)
t = v.set(5)
c = contextvars.copy_context()
[v, c]
#:: modules
import math, json, functools
[math, json.dumps, math.floor, functools.reduce]
#:: a closure over a module
import math
def make(r): return lambda: math.sqrt(r)
make(4)
#:: operators
import operator
[operator.itemgetter(1), operator.attrgetter('a.b'), operator.methodcaller('upper'), operator.add]
#:: locks and queues
import asyncio
[asyncio.Lock(), asyncio.Event(), asyncio.Queue()]
#:: a template
name = 'x'
t'hello {name!r:>10} {1 + 1}'
#:: a class that closes over a variable
def make(n):
    class C:
        k = n
        def get(self): return n, __class__
        def set(self, v):
            nonlocal n
            n = v
    return C, C()
make(5)
#:: lambdas in a loop
def make():
    return [lambda: i for i in range(5)], [lambda i=i: i for i in range(5)]
make()
#:: a comprehension in a class
class C:
    xs = [1, 2]
    ys = [x * 2 for x in xs]
    f = lambda self: [self.xs for _ in range(2)]
C
#:: an environment of closures
def account(balance):
    history = []
    def deposit(n):
        nonlocal balance
        balance += n
        history.append(('d', n))
        return balance
    def undo():
        nonlocal balance
        kind, n = history.pop()
        balance -= n
    def log(): return tuple(history)
    return {'deposit': deposit, 'undo': undo, 'log': log}
a = account(10)
a['deposit'](5)
a
