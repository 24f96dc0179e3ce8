//! Programs that call `fetch` below natives, by the place.

/// Name and source; what a program gives is compared with what it gives where nothing waits.
pub(super) const PLACES: &[(&str, &str)] = &[
    (
        "next",
        "def g():\n    yield fetch(1)\n    yield fetch(2)\ni = g()\nnext(i), next(i), next(i, 'end')",
    ),
    (
        "next at the end",
        "def g():\n    yield fetch(1)\n    return fetch('r')\ni = g()\nnext(i)\ntry: next(i)\nexcept StopIteration as e: r = e.value\nr",
    ),
    (
        "next of a temporary",
        "def g():\n    yield fetch(1)\nnext(g()), next((fetch(x) for x in 'ab'), 0)",
    ),
    (
        "__next__ and next",
        "class I:\n    n = 0\n    def __iter__(self): return self\n    def __next__(self):\n        self.n += 1\n        if fetch(self.n) > 3: raise StopIteration(7)\n        return self.n\ni = I()\nnext(i), i.__next__(), [x for x in i], next(i, 'd')",
    ),
    (
        "send",
        "def g():\n    got = yield fetch(1)\n    while True: got = yield fetch(got)\ni = g()\nnext(i), i.send('a'), i.send('b')",
    ),
    (
        "throw",
        "def g():\n    while True:\n        try: yield fetch('y')\n        except ValueError as e: log.append(fetch(str(e)))\nlog = []\ni = g()\nnext(i), i.throw(ValueError('v')), i.throw(ValueError, 'w'), log",
    ),
    (
        "close",
        "def g():\n    try: yield fetch(1)\n    finally: log.append(fetch('closed'))\nlog = []\ni = g()\nnext(i)\ni.close()\nlog",
    ),
    (
        "close with a value",
        "def g():\n    try: yield fetch(1)\n    except GeneratorExit: return fetch('last')\ni = g()\nnext(i)\ni.close()",
    ),
    (
        "close of a chain",
        "def g(n):\n    try:\n        if n: yield from g(n - 1)\n        else: yield fetch('bottom')\n    finally: log.append(fetch(n))\nlog = []\ni = g(2)\nnext(i)\ni.close()\nlog",
    ),
    (
        "throw into a chain",
        "def g(n):\n    try:\n        if n: return (yield from g(n - 1))\n        yield fetch('bottom')\n    except ValueError as e:\n        log.append(fetch((n, str(e))[1]))\n        if n < 2: raise ValueError(str(n)) from e\n        yield fetch('caught')\nlog = []\ni = g(2)\nnext(i)\ni.throw(ValueError('x')), log",
    ),
    (
        "a delegate with methods",
        "class D:\n    def __iter__(self): return self\n    def __next__(self): return fetch('next')\n    def send(self, x):\n        if x == 'stop': raise StopIteration(fetch('stopped'))\n        return fetch(x)\n    def throw(self, e): return fetch(str(e))\n    def close(self): log.append(fetch('close'))\nlog = []\ndef g():\n    log.append((yield from D()))\n    yield 'after'\n    yield from D()\ni = g()\nr = [next(i), i.send('s'), i.throw(ValueError('t')), i.send('stop'), next(i)]\ni.close()\nr, log",
    ),
    (
        "a coroutine that is sent to",
        "async def f(x): return fetch(x) + fetch('!')\nasync def main(): return [await f(x) for x in 'ab']\ntry: main().send(None)\nexcept StopIteration as e: r = e.value\nr",
    ),
    (
        "a coroutine that waits between its steps",
        "class Later:\n    def __await__(self):\n        got = yield fetch('up')\n        return fetch(got)\nasync def main():\n    try: return await Later(), await Later()\n    finally: log.append(fetch('f'))\nlog = []\nc = main()\nr = [c.send(None), c.send('a')]\ntry: c.send('b')\nexcept StopIteration as e: r.append(e.value)\nc = main()\nc.send(None)\nc.close()\nr, log",
    ),
    (
        "throw into a coroutine",
        "class Later:\n    def __await__(self):\n        try: yield 'up'\n        except ValueError as e: return fetch(str(e))\nasync def main(): return await Later()\nc = main()\nc.send(None)\ntry: c.throw(ValueError('v'))\nexcept StopIteration as e: r = e.value\nr",
    ),
    (
        "the wrapper of a coroutine",
        "async def f(x): return fetch(x)\nclass W:\n    def __await__(self): return f('w').__await__()\nasync def main(): return await W()\ntry: main().send(None)\nexcept StopIteration as e: r = e.value\nr",
    ),
    (
        "asynchronous generators",
        "async def ag():\n    try:\n        for x in 'ab': yield fetch(x)\n    finally: log.append(fetch('end'))\nasync def main():\n    out = [x async for x in ag()]\n    a = ag()\n    out.append(await anext(a))\n    out.append(await a.asend(None))\n    out.append(await anext(a, fetch('default')))\n    b = ag()\n    await b.__anext__()\n    await b.aclose()\n    return out\nlog = []\ntry: main().send(None)\nexcept StopIteration as e: r = e.value\nr, log",
    ),
    (
        "athrow",
        "async def ag():\n    while True:\n        try: yield fetch('y')\n        except KeyError as e: yield fetch(e.args[0])\nasync def main():\n    a = ag()\n    return [await anext(a), await a.athrow(KeyError('k')), await anext(a)]\ntry: main().send(None)\nexcept StopIteration as e: r = e.value\nr",
    ),
    (
        "asynchronous context managers",
        "class CM:\n    async def __aenter__(self): return fetch('in')\n    async def __aexit__(self, *a): log.append(fetch('out'))\nasync def main():\n    async with CM() as x: log.append(x)\nlog = []\ntry: main().send(None)\nexcept StopIteration: pass\nlog",
    ),
    (
        "generators that drive others",
        "def g(n):\n    if n:\n        for x in g(n - 1): yield fetch(x)\n        h = g(n - 1)\n        try:\n            while True: yield next(h)\n        except StopIteration: pass\n    yield fetch(n)\nout = []\nfor x in g(3): out.append(x)\nout",
    ),
    (
        "list",
        "def g():\n    yield fetch(1)\n    yield fetch(2)\nx = [0]\nx.extend(g())\nx += g()\nlist(g()), tuple(g()), [*g(), 3, *g()], (*g(),), x",
    ),
    (
        "list of an iterator of a script",
        "class I:\n    def __iter__(self):\n        fetch('iter')\n        return iter(self.f, 3)\n    n = 0\n    def f(self):\n        self.n += 1\n        return fetch(self.n)\nlist(I()), [x for x in I()], tuple(I())",
    ),
    (
        "map, filter, zip, enumerate",
        "def g(): yield from (fetch(x) for x in (1, 2, 3))\nlist(map(fetch, 'ab')), list(map(lambda a, b: fetch(a) + b, 'ab', 'cd')), list(filter(lambda x: fetch(x) % 2, [1, 2, 3])), list(zip(g(), 'abc')), list(enumerate(g())), [x for x in map(lambda x: fetch(x), [1, 2])], next(map(fetch, 'x'))",
    ),
    (
        "four sources",
        "list(map(lambda *a: fetch(str(a)), 'ab', 'cd', 'ef', 'gh')), list(zip('ab', (fetch(x) for x in 'cd'), 'ef', 'gh', strict=True))",
    ),
    (
        "nested iterators",
        "f = lambda x: fetch(x)\nlist(map(f, filter(f, enumerate(map(f, [0, 1])))))",
    ),
    (
        "sorted",
        "log = []\ndef key(x):\n    log.append(fetch(x))\n    return -x\nx = [3, 1, 2]\ny = sorted(x, key=key)\nx.sort(key=key, reverse=True)\ndef g(): yield from (fetch(1), fetch(5), fetch(3))\ny, x, log, sorted(g()), sorted(g(), key=lambda x: fetch(-x)), sorted('ab', key=fetch)",
    ),
    (
        "sort that fails",
        "x = [3, 1, 2]\ndef key(n):\n    if fetch(n) == 1: raise ValueError(len(x))\n    return n\ntry: x.sort(key=key)\nexcept ValueError as e: r = str(e)\nr, x",
    ),
    (
        "min and max",
        "def g(): yield from (fetch(1), fetch(5), fetch(3))\nclass N:\n    def __init__(self, n): self.n = n\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __gt__(self, other): return fetch(self.n) > other.n\nmin(g()), max(g()), min([3, 1], key=lambda x: fetch(-x)), max(g(), key=fetch), max((x for x in [fetch(())] if x), default='d'), min(N(2), N(1), N(3)).n, max([N(2), N(4)]).n",
    ),
    (
        "sum, any, all",
        "def g(*a): yield from map(fetch, a)\nclass N:\n    def __add__(self, other): return fetch('add')\n    def __radd__(self, other): return fetch(other)\nclass T:\n    def __bool__(self): return fetch(True)\nsum(g(1, 2)), sum(g(0.1, 0.2, 0.3)), sum(g(1, 2.5, 1j), 3), sum(g([1], [2]), []), sum([1, N()]), any(g(0, 3, 4)), all(g(1, 0)), any([T()]), all(T() for _ in 'a')",
    ),
    (
        "join",
        "', '.join(fetch(x) for x in 'abc'), ''.join(map(fetch, 'xy'))",
    ),
    (
        "reduce",
        "from functools import reduce\nreduce(lambda a, b: fetch(a) + b, [1, 2, 3]), reduce(lambda a, b: a + b, (fetch(x) for x in [1, 2]), 10)",
    ),
    (
        "unpacking",
        "def g(n):\n    for x in range(n): yield fetch(x)\na, b = g(2)\nc, *d = g(3)\n*e, f = g(2)\ntry: a, b = g(3)\nexcept ValueError as err: r = str(err)\ntry: a, b, c = g(2)\nexcept ValueError as err: s = str(err)\na, b, c, d, e, f, r, s",
    ),
    (
        "star arguments",
        "def g(): yield from map(fetch, 'ab')\ndef f(*a, **k): return a, k\nf(*g()), f(*g(), *g(), k=1), f(1, *map(fetch, [2]))",
    ),
    (
        "properties",
        "class C:\n    @property\n    def p(self): return fetch('get')\n    @p.setter\n    def p(self, x): log.append(fetch(x))\n    @p.deleter\n    def p(self): log.append(fetch('del'))\nlog = []\nc = C()\nc.p = 'set'\ndel c.p\nc.p + c.p, getattr(c, 'p'), hasattr(c, 'p'), getattr(c, 'q', 'd'), c.p.upper(), log",
    ),
    (
        "setattr and delattr",
        "class C:\n    @property\n    def p(self): return 1\n    @p.setter\n    def p(self, x): log.append(fetch(x))\n    def __delattr__(self, name): log.append(fetch(name))\nlog = []\nc = C()\nsetattr(c, 'p', 's')\ndelattr(c, 'p')\ndel c.p\nlog",
    ),
    (
        "descriptors",
        "class D:\n    def __get__(self, obj, owner=None): return fetch('get')\n    def __set__(self, obj, value): log.append(fetch(value))\n    def __delete__(self, obj): log.append(fetch('delete'))\nclass C: d = D()\nlog = []\nc = C()\nc.d = 5\ndel c.d\nc.d, log",
    ),
    (
        "__getattr__",
        "class C:\n    def __getattr__(self, name):\n        if name == 'no': raise AttributeError(fetch('no'))\n        return fetch(name)\nc = C()\nc.a + c.b.upper() + getattr(c, 'c'), hasattr(c, 'no'), getattr(c, 'no', 1)",
    ),
    (
        "__getattribute__",
        "class C:\n    x = 1\n    @property\n    def p(self): return fetch('p')\n    def __getattribute__(self, name):\n        fetch(name)\n        return super().__getattribute__(name)\n    def __getattr__(self, name): return fetch('missing')\nc = C()\nc.x, c.p, c.y",
    ),
    (
        "__setattr__",
        "class C:\n    def __setattr__(self, name, value): super().__setattr__(name, fetch(value))\nc = C()\nc.x = 5\nc.x",
    ),
    (
        "a property above",
        "class A:\n    @property\n    def p(self): return fetch('a')\nclass B(A):\n    @property\n    def p(self): return super().p + fetch('b')\nB().p",
    ),
    (
        "an AttributeError of a property",
        "class C:\n    @property\n    def p(self): return fetch('p').no_such\nc = C()\ntry: c.p\nexcept AttributeError as e: r = str(e), e.name\nr",
    ),
    (
        "__call__",
        "class C:\n    def __call__(self, x, *, k=0): return fetch(x), k\nc = C()\nc(1), c(2, k=3), list(map(c, 'ab'))",
    ),
    (
        "context managers",
        "from contextlib import contextmanager, ExitStack\n@contextmanager\ndef cm(x):\n    log.append(fetch(x))\n    try: yield fetch('y')\n    except ValueError as e: log.append(fetch(str(e)))\n    finally: log.append(fetch('f'))\nclass C:\n    def __enter__(self): return fetch('in')\n    def __exit__(self, *a): return fetch(True)\nlog = []\nwith cm('a') as y: log.append(y)\nwith cm('b'): raise ValueError('v')\nwith C() as x: raise KeyError('swallowed')\nwith ExitStack() as s:\n    log.append(s.enter_context(cm('s')))\n    s.callback(lambda: log.append(fetch('callback')))\nlog, x",
    ),
    (
        "operators",
        "class N:\n    def __init__(self, n): self.n = n\n    def __add__(self, other): return fetch(self.n) if isinstance(other, int) else NotImplemented\n    def __radd__(self, other): return fetch(('r', self.n)[1])\n    def __iadd__(self, other):\n        self.n += fetch(other)\n        return self\n    def __matmul__(self, other): return fetch('mat')\n    def __neg__(self): return fetch(-self.n)\n    def __invert__(self): return fetch('inv')\n    def __pow__(self, other): return fetch('pow')\nclass M(N):\n    def __radd__(self, other): return fetch('sub')\nx = N(5)\nx += 2\ntry: r = N(1) - 1\nexcept TypeError as e: r = str(e)\nN(1) + 2, 3 + N(4), x.n, N(1) @ 2, -N(7), ~N(1), N(1) ** 2, N(1) + M(2), N(1) + N(3), r",
    ),
    (
        "comparisons",
        "class N:\n    def __init__(self, n): self.n = n\n    def __eq__(self, other): return fetch(self.n) == other.n\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __le__(self, other): return NotImplemented\n    def __ge__(self, other): return fetch('ge')\n    __hash__ = None\nout = []\nif N(1) < N(2): out.append('lt')\nif not N(1) == N(2): out.append('ne')\nout.append(N(1) <= N(2))\nout.append('a' if N(1) != N(1) else 'b')\nwhile N(3) < N(2): pass\nout, N(1) > N(0), N(1) == N(1), 1 < fetch(2) < 3",
    ),
    (
        "truth",
        "class T:\n    def __init__(self, t): self.t = t\n    def __bool__(self): return fetch(self.t)\nclass L:\n    def __len__(self): return fetch(0)\nout = []\nif T(True): out.append(1)\nif not T(False): out.append(2)\nout.append('x' if L() else 'y')\nout.append(not T(True))\nout.append(bool(T(False)))\nwhile T(False): pass\nassert T(True)\nout, T(False) or 3, T(True) and 4, bool(L())",
    ),
    (
        "items",
        "class C:\n    def __getitem__(self, k):\n        if k == 9: raise IndexError\n        return fetch(k)\n    def __setitem__(self, k, v): log.append(fetch(k + v))\n    def __delitem__(self, k): log.append(fetch(k))\n    def __contains__(self, x): return fetch(x)\nlog = []\nc = C()\nc[1] = 2\ndel c[3]\nc[2] += 5\nc[0], 1 in c, 0 not in c, log",
    ),
    (
        "a loop by __getitem__",
        "class C:\n    def __getitem__(self, k):\n        if fetch(k) == 3: raise IndexError\n        return k\n[x for x in C()], list(C()), sum(C())",
    ),
    (
        "class items",
        "class C:\n    def __class_getitem__(cls, k): return fetch(k)\nC[1], C['a']",
    ),
    (
        "texts",
        "class C:\n    def __repr__(self): return fetch('repr')\nclass D(C):\n    def __str__(self): return fetch('str')\n    def __format__(self, spec): return fetch(spec or 'plain')\nf'{C()} {D()} {D():x} {C()!r:>6} {D()!s} {D()!a}', str(C()), repr(D()), str(D()), format(D(), 's'), format(C()), ascii(C())",
    ),
    (
        "print",
        "class C:\n    def __str__(self): return fetch('str')\nprint(C())\nprint(C(), C(), sep='-', end='')\nprint('a', C())",
    ),
    (
        "len and hash",
        "class C:\n    def __len__(self): return fetch(3)\n    def __hash__(self): return fetch(5)\n    def __index__(self): return fetch(7)\n    def __abs__(self): return fetch('abs')\n    def __round__(self, n=None): return fetch('round')\nlen(C()), hash(C()), abs(C()), round(C())",
    ),
    (
        "instances",
        "class Meta(type):\n    def __call__(cls, *a, **k):\n        fetch('call')\n        return super().__call__(*a, **k)\nclass A(metaclass=Meta):\n    def __new__(cls, *a, **k):\n        self = super().__new__(cls)\n        self.new = fetch('new')\n        return self\n    def __init__(self, x, *, k=0): self.x, self.k = fetch(x), k\nclass T(tuple):\n    def __new__(cls, *a): return super().__new__(cls, (fetch(x) for x in a))\nclass E(Exception):\n    def __init__(self, x): super().__init__(fetch(x))\na = A(1, k=2)\na.new, a.x, a.k, T(1, 2), list(map(E, 'ab'))[1].args, [type(x).__name__ for x in map(A, [1])]",
    ),
    (
        "class bodies",
        "class C:\n    x = fetch('body')\n    y = [fetch(i) for i in 'ab']\n    def f(self): return fetch('f')\n    z = property(lambda self: fetch('z'))\nC.x, C.y, C().f(), C().z",
    ),
    (
        "making classes",
        "class D:\n    def __set_name__(self, owner, name): log.append(fetch(name))\nclass Meta(type):\n    @classmethod\n    def __prepare__(m, name, bases, **kw):\n        log.append(fetch('prepare'))\n        return {}\n    def __new__(m, name, bases, ns, **kw):\n        log.append(fetch('new'))\n        return super().__new__(m, name, bases, ns)\n    def __init__(cls, name, bases, ns, **kw):\n        log.append(fetch('init'))\nclass B:\n    def __init_subclass__(cls, **kw): log.append(fetch(cls.__name__))\nlog = []\nclass C(B, tag=1):\n    d = D()\n    e = D()\nclass E(metaclass=Meta, k=2):\n    d = D()\nF = type('F', (B,), {'d': D()})\nlog, C.__name__, E.__name__, F.__name__",
    ),
    (
        "decorators",
        "def deco(x):\n    fetch(x)\n    def wrap(f):\n        fetch('wrap')\n        return lambda *a: fetch('called') + f(*a)\n    return wrap\n@deco('d')\ndef f(x): return fetch(x)\n@deco('c')\ndef g(): return ''\nf('x') + g()",
    ),
    (
        "exec and eval",
        "ns = {'fetch': fetch}\nexec('x = fetch(1)\\ndef f(): return fetch(2)\\ny = f()', ns)\nr = eval('fetch(3) + x', ns)\ndef local():\n    n = 4\n    exec('fetch(n)')\n    return eval('fetch(n) + 1')\nns['x'], ns['y'], r, local(), eval(compile('[fetch(i) for i in (1, 2)]', 'c', 'eval'))",
    ),
    (
        "partial, caches, wraps",
        "from functools import partial, lru_cache, cache, wraps, cached_property, singledispatch, cmp_to_key, total_ordering\np = partial(lambda a, b, k=0: (fetch(a), b, k), 1, k=5)\n@lru_cache(maxsize=2)\ndef f(x, k=0): return fetch(x) + k\n@cache\ndef fib(n): return fetch(n) if n < 2 else fib(n - 1) + fib(n - 2)\ndef deco(g):\n    @wraps(g)\n    def w(*a): return fetch('w'), g(*a)\n    return w\n@deco\ndef h(x): return fetch(x)\nclass C:\n    @cached_property\n    def p(self): return fetch('p')\n    @lru_cache\n    def m(self): return fetch('m')\n@singledispatch\ndef s(x): return fetch('any')\n@s.register\ndef _(x: int): return fetch('int')\nc = C()\np(2), f(1), f(1), f(1, k=2), f(2), f(3), f.cache_info(), fib(6), h('x'), c.p, c.p, c.m(), c.m(), s('a'), s(1)",
    ),
    (
        "modules",
        "import sys\nfor name in ('library', 'package', 'package.part'): sys.modules.pop(name, None)\nimport library\nfrom library import y\nimport package.part\nlibrary.x, y, library.C.z, library.f(), package.x, package.part.y",
    ),
    (
        "contexts of variables",
        "from contextvars import ContextVar, copy_context\nv = ContextVar('v', default=0)\ndef f(x, *, y=0):\n    v.set(fetch(x))\n    return v.get(), fetch(y)\nc = copy_context()\ndef fails(): return fetch(1) / 0\nr = []\ntry: c.run(fails)\nexcept ZeroDivisionError: r.append(c.run(v.get, 'unset'))\nc.run(f, 1), v.get(), c.run(v.get), c.run(f, 2, y=3), c.run(lambda: copy_context().run(f, 4)), c[v], r",
    ),
    (
        "operator.call",
        "from operator import call\ncall(fetch, 1), call(lambda *a, k: fetch(a[0]) + k, 2, k=3)",
    ),
    (
        "iterators of itertools",
        "from itertools import chain, islice\n[x for x in 'ab' for y in [fetch(x)]], list(islice([fetch(1), fetch(2)], 1))",
    ),
    (
        "sets and dicts",
        "def g(*a): yield from map(fetch, a)\n{x for x in g(1, 2)}, set(g(1, 2, 1)), frozenset(g(3)), dict([('a', fetch(1))]), {k: v for k, v in zip('ab', g(1, 2))}, dict(zip('ab', g(1, 2))), {*g(1)}",
    ),
    (
        "matching",
        "class P:\n    __match_args__ = 'x',\n    def __init__(self, x): self.x = x\ndef f(v):\n    match v:\n        case P(x) if fetch(x) == 1: return 'one'\n        case P(x): return fetch(x)\n        case _: return None\nf(P(1)), f(P(2)), f(3)",
    ),
    (
        "a handler in between",
        "def f():\n    try:\n        return sorted([1, 2], key=lambda x: fetch(x) / 0)\n    except ZeroDivisionError as e:\n        return [type(e.__context__).__name__, fetch('handled'), e.__traceback__.tb_next.tb_frame.f_code.co_name]\n    finally: log.append(fetch('finally'))\nlog = []\nf(), log",
    ),
    (
        "contexts",
        "def key(x):\n    try: raise KeyError(x)\n    except KeyError:\n        fetch(x)\n        raise ValueError(x)\nr = []\ntry: sorted([1], key=key)\nexcept ValueError as e: r.append((repr(e.__context__), fetch('c')))\ntry:\n    try: raise OSError('outer')\n    except OSError: list(map(key, [2]))\nexcept ValueError as e: r.append(repr(e.__context__.__context__))\nr",
    ),
    (
        "frames",
        "import sys\ndef key(x):\n    fetch(x)\n    return sys._getframe(1).f_code.co_name, sys._getframe().f_back.f_lineno\ndef f(): return max([1], key=key) and [*map(key, [2])]\nf()",
    ),
    (
        "recursion through natives",
        "class Node:\n    def __init__(self, *kids): self.kids = kids\n    @property\n    def depth(self): return 1 + max((k.depth for k in self.kids), default=fetch(0))\n    def __len__(self): return fetch(1) + sum(map(len, self.kids))\n    def __repr__(self): return fetch('N') + ''.join(f'({k!r})' for k in sorted(self.kids, key=lambda k: k.depth))\nt = Node(Node(Node(), Node()), Node())\nt.depth, len(t), repr(t)",
    ),
    (
        "a lock of the script",
        "class Lock:\n    held = 0\n    def __enter__(self): self.held += 1\n    def __exit__(self, *a): self.held -= 1\nlock = Lock()\ndef f(x):\n    with lock: return fetch(x)\nlist(map(f, 'ab')), lock.held",
    ),
    (
        "sorting objects",
        "class N:\n    def __init__(self, n): self.n = n\n    def __eq__(self, other): return fetch(self.n) == getattr(other, 'n', other)\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __hash__(self): return fetch(hash(self.n))\n    def __repr__(self): return fetch(f'N{self.n}')\n    def __index__(self): return fetch(self.n)\nx = [N(n) for n in (3, 1, 2, 1, 5, 0)]\nx.sort()\na = [i.n for i in x]\nx.sort(reverse=True)\nb = [i.n for i in sorted(x)]\na, [i.n for i in x], b, [i.n for i in sorted((n for n in x), reverse=True)]",
    ),
    (
        "sorting by keys that are objects",
        "class N:\n    def __init__(self, n): self.n = n\n    def __eq__(self, other): return fetch(self.n) == getattr(other, 'n', other)\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __hash__(self): return fetch(hash(self.n))\n    def __repr__(self): return fetch(f'N{self.n}')\n    def __index__(self): return fetch(self.n)\nx = sorted(range(7), key=lambda n: N(-n % 4))\ny = sorted([3, 1, 2], key=lambda n: (1, N(n)))\nfrom functools import cmp_to_key\nz = sorted('bca', key=cmp_to_key(lambda a, b: fetch((a > b) - (a < b))))\nx, y, z",
    ),
    (
        "sorting many objects",
        "class N:\n    def __init__(self, n): self.n = n\n    def __lt__(self, other): return fetch(self.n < other.n) if self.n % 9 == 0 else self.n < other.n\nx = [N(i * 37 % 101) for i in range(100)] + [N(i) for i in range(70)]\nx.sort()\n[i.n for i in x]",
    ),
    (
        "a list that is changed while it is sorted",
        "class N:\n    def __init__(self, n): self.n = n\n    def __eq__(self, other): return fetch(self.n) == getattr(other, 'n', other)\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __hash__(self): return fetch(hash(self.n))\n    def __repr__(self): return fetch(f'N{self.n}')\n    def __index__(self): return fetch(self.n)\nclass M(N):\n    def __lt__(self, other):\n        x.append(1)\n        return fetch(self.n) < other.n\nx = [M(2), M(1)]\ntry: x.sort()\nexcept ValueError as e: r = str(e)\nr, [i.n for i in x]",
    ),
    (
        "a comparison that fails",
        "class N:\n    def __init__(self, n): self.n = n\n    def __lt__(self, other):\n        if fetch(self.n) == 2: raise ValueError(self.n)\n        return self.n < other.n\nx = [N(n) for n in (3, 1, 2, 0)]\ntry: x.sort()\nexcept ValueError as e: r = str(e)\nr, [i.n for i in x]",
    ),
    (
        "searching lists and tuples",
        "class N:\n    def __init__(self, n): self.n = n\n    def __eq__(self, other): return fetch(self.n) == getattr(other, 'n', other)\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __hash__(self): return fetch(hash(self.n))\n    def __repr__(self): return fetch(f'N{self.n}')\n    def __index__(self): return fetch(self.n)\nx = [N(n) for n in (1, 2, 3, 2)]\nr = [N(2) in x, N(9) in x, 3 in x, N(4) not in tuple(x), x.index(N(2)), x.index(2, 2), x.count(N(2)), tuple(x).index(3), tuple(x).count(2)]\nx.remove(N(2))\ntry: x.remove(N(7))\nexcept ValueError as e: r.append(str(e))\ntry: tuple(x).index(N(7))\nexcept ValueError as e: r.append(str(e))\nclass L(list): pass\nr += [N(1) in L(x), L(x).index(N(3)), L(x).count(N(2))]\nr, [i.n for i in x]",
    ),
    (
        "searching a list that changes",
        "class N:\n    def __eq__(self, other):\n        del x[1:]\n        return fetch(False)\nx = [N(), N(), N()]\n5 in x, len(x), x.count(4)",
    ),
    (
        "comparing lists and tuples",
        "class N:\n    def __init__(self, n): self.n = n\n    def __eq__(self, other): return fetch(self.n) == getattr(other, 'n', other)\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __hash__(self): return fetch(hash(self.n))\n    def __repr__(self): return fetch(f'N{self.n}')\n    def __index__(self): return fetch(self.n)\na, b, c = [N(1), N(2)], [N(1), N(2)], [N(1), N(3)]\nclass T(tuple): pass\nr = [a == b, a != c, a < c, c <= a, [a, 1] == [b, 1], (N(1), a) == (N(1), c), T(a) == T(b), T(a) < T(c), [a] < [c]]\nif a == b: r.append('if')\nwhile a != b: pass\nr, (1, N(2)) > (1, N(1)), [1, [2, [N(3)]]] == [1, [2, [N(3)]]]",
    ),
    (
        "comparing dicts and sets",
        "class N:\n    def __init__(self, n): self.n = n\n    def __eq__(self, other): return fetch(self.n) == getattr(other, 'n', other)\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __hash__(self): return fetch(hash(self.n))\n    def __repr__(self): return fetch(f'N{self.n}')\n    def __index__(self): return fetch(self.n)\na, b = {'a': N(1), 'b': [N(2)]}, {'b': [N(2)], 'a': N(1)}\ns, t = {N(1), N(2)}, {N(2), N(1)}\na == b, a != {'a': N(2), 'b': 1}, s == t, s <= t, s < t, frozenset(s) == t, a.keys() == b.keys(), {1: N(1)}.items() == {1: N(1)}.items()",
    ),
    (
        "dicts with keys that are objects",
        "class N:\n    def __init__(self, n): self.n = n\n    def __eq__(self, other): return fetch(self.n) == getattr(other, 'n', other)\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __hash__(self): return fetch(hash(self.n))\n    def __repr__(self): return fetch(f'N{self.n}')\n    def __index__(self): return fetch(self.n)\nd = {N(1): 'a', N(2): 'b'}\nd[N(3)] = 'c'\nd[N(1)] = 'A'\nr = [d[N(1)], d.get(N(2)), d.get(N(9), 'none'), N(3) in d, N(8) in d, d.setdefault(N(4), 'd'), d.setdefault(N(1), 'x'), d.pop(N(2)), d.pop(N(7), 'gone'), d[3], len(d)]\ndel d[N(3)]\ntry: d[N(3)]\nexcept KeyError as e: r.append(e.args[0].n)\nd[(1, N(5))] = 't'\nr += [d[1, N(5)], (1, N(6)) in d, d.get((1, N(5)))]\nr, [getattr(k, 'n', k) is not None for k in d], {N(n % 2): n for n in range(4)}[N(1)]",
    ),
    (
        "keys that collide",
        "class K:\n    def __init__(self, n): self.n = n\n    def __hash__(self): return fetch(7)\n    def __eq__(self, other): return fetch(self.n) == other.n\nd = {K(n): n for n in range(4)}\nd[K(2)], d.get(K(9)), K(3) in d, len({K(1), K(1), K(2)}), d[K(0)]",
    ),
    (
        "a dict that changes while a key is compared",
        "class K:\n    def __init__(self, n): self.n = n\n    def __hash__(self): return 7\n    def __eq__(self, other):\n        global once\n        if once:\n            once = False\n            d.clear()\n            d[K(5)] = 'new'\n        return fetch(self.n) == other.n\nonce = False\nd = {K(1): 'old'}\nonce = True\nr = d.get(K(5))\nr, len(d)",
    ),
    (
        "sets of objects",
        "class N:\n    def __init__(self, n): self.n = n\n    def __eq__(self, other): return fetch(self.n) == getattr(other, 'n', other)\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __hash__(self): return fetch(hash(self.n))\n    def __repr__(self): return fetch(f'N{self.n}')\n    def __index__(self): return fetch(self.n)\ns = {N(1), N(2), N(1)}\ns.add(N(3))\ns.add(N(2))\nr = [len(s), N(2) in s, N(9) in s]\ns.discard(N(1))\ns.discard(N(8))\ns.remove(N(3))\ntry: s.remove(N(3))\nexcept KeyError: r.append('missing')\na, b = {N(1), N(2)}, {N(2), N(3)}\nkey = lambda s: sorted(i.n for i in s)\nr, key(a & b), key(a | b), key(a - b), key(a ^ b), key({N(n % 3) for n in range(5)}), key(set([N(1), N(1)])), key(frozenset((N(2), N(2)))), {k.n: v for k, v in dict([(N(1), 'a'), (N(1), 'b')]).items()}, dict([('k', N(3))])['k'].n",
    ),
    (
        "a hash of a tuple",
        "class N:\n    def __init__(self, n): self.n = n\n    def __eq__(self, other): return fetch(self.n) == getattr(other, 'n', other)\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __hash__(self): return fetch(hash(self.n))\n    def __repr__(self): return fetch(f'N{self.n}')\n    def __index__(self): return fetch(self.n)\nhash((1, N(2), (N(3),))) == hash((1, 2, (3,))), hash(frozenset((N(1), 2))) == hash(frozenset((1, 2)))",
    ),
    (
        "a key without a hash",
        "class U:\n    def __hash__(self): raise TypeError(fetch('no hash'))\nr = []\nfor f in (lambda: {}[U()], lambda: {U(): 1}, lambda: {U()}, lambda: (1, U()) in {}):\n    try: f()\n    except TypeError as e: r.append(str(e))\nr",
    ),
    (
        "texts of containers",
        "class N:\n    def __init__(self, n): self.n = n\n    def __eq__(self, other): return fetch(self.n) == getattr(other, 'n', other)\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __hash__(self): return fetch(hash(self.n))\n    def __repr__(self): return fetch(f'N{self.n}')\n    def __index__(self): return fetch(self.n)\nd = {N(1): [N(2), (N(3),)], 'k': {N(4)}}\nx = [N(1)]\nx.append(x)\nrepr(d), str([N(1), 2]), f'{(N(1),)} {[N(2)]!r:>8} {[N(3)]!s}', ascii([N(1)]), repr(x), format([N(1)]), '%s and %r' % ([N(1)], N(2)), '{} {!r} {a}'.format(N(1), [N(2)], a={N(3)}), repr(frozenset([N(1)])), repr({}.keys()), repr({N(1): 1}.items()), str(())",
    ),
    (
        "texts of subclasses",
        "class N:\n    def __init__(self, n): self.n = n\n    def __eq__(self, other): return fetch(self.n) == getattr(other, 'n', other)\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __hash__(self): return fetch(hash(self.n))\n    def __repr__(self): return fetch(f'N{self.n}')\n    def __index__(self): return fetch(self.n)\nclass L(list): pass\nclass S(set): pass\nclass D(dict): pass\nclass F(frozenset): pass\ns = S()\ns.add(N(1))\nrepr(L([N(1)])), repr(s), repr(D(a=N(1))), str(F({N(2)})), repr(S()), repr([L([N(1), 2])])",
    ),
    (
        "texts that fail",
        "class N:\n    def __init__(self, n): self.n = n\n    def __repr__(self):\n        if fetch(self.n) == 2: raise ValueError('no')\n        return f'N{self.n}'\nr = []\nx = [N(1), [N(2)]]\ntry: repr(x)\nexcept ValueError as e: r.append(str(e))\nx[1] = 5\nr, repr(x)",
    ),
    (
        "print of containers",
        "class N:\n    def __init__(self, n): self.n = n\n    def __eq__(self, other): return fetch(self.n) == getattr(other, 'n', other)\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __hash__(self): return fetch(hash(self.n))\n    def __repr__(self): return fetch(f'N{self.n}')\n    def __index__(self): return fetch(self.n)\nprint([N(1)], {N(2): (N(3),)})\nprint(*[N(1)], [N(2)], sep='/')",
    ),
    (
        "numbers of objects",
        "class I:\n    def __int__(self): return fetch(7)\nclass X:\n    def __index__(self): return fetch(5)\nclass F:\n    def __float__(self): return fetch(2.5)\nclass C:\n    def __complex__(self): return fetch(1j)\nint(I()), int(X()), float(F()), float(X()), complex(C()), complex(F()), list(range(X())), [*range(0, 9)][X()], 'abcdefg'[X()], (0, 1, 2, 3, 4, 5, 6)[:X()], hex(X()), bin(X()), chr(X()), divmod(9, 4), pow(2, 3)",
    ),
    (
        "a number that is none",
        "class I:\n    def __int__(self): return fetch('x')\nclass F:\n    def __float__(self): return fetch(None)\nr = []\nfor f in (lambda: int(I()), lambda: float(F()), lambda: [1][I()]):\n    try: f()\n    except TypeError as e: r.append(str(e))\nr",
    ),
    (
        "iter() and bool()",
        "class B:\n    def __iter__(self):\n        fetch('iter')\n        return iter([1])\n    def __len__(self): return fetch(0)\nlist(iter(B())), bool(B()), next(iter(B()))",
    ),
    (
        "isinstance and issubclass",
        "class Meta(type):\n    def __instancecheck__(cls, x): return fetch(x == 1)\n    def __subclasscheck__(cls, c): return fetch(c is int)\nclass C(metaclass=Meta): pass\nisinstance(1, C), isinstance(2, (C, str)), issubclass(int, C), issubclass(str, (int, C))",
    ),
    (
        "containers within comparisons of a script",
        "class N:\n    def __init__(self, n): self.n = n\n    def __eq__(self, other): return fetch(self.n) == getattr(other, 'n', other)\n    def __lt__(self, other): return fetch(self.n) < other.n\n    def __hash__(self): return fetch(hash(self.n))\n    def __repr__(self): return fetch(f'N{self.n}')\n    def __index__(self): return fetch(self.n)\nclass P:\n    def __init__(self, *a): self.a = a\n    def __eq__(self, other): return self.a == other.a\n    def __hash__(self): return hash(self.a)\nd = {P(1, N(2)): 'x'}\nP(1, N(2)) in d, d[P(1, N(2))], [P(N(1))] == [P(N(1))], P(N(1)) in [P(N(2)), P(N(1))]",
    ),
];
