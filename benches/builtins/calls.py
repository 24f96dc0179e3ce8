# Calls of everything that is built in, as `benches/builtins.rs` times them here and on CPython: pairs of what is made
# before and of the statement that is timed. `N` is the size of what is made, 5 or 5,000.

# What is made before: names, and the calls on what they hold.
GROUPS = {
    "s = 'abc de ' * N": [
        "s.capitalize()", "s.casefold()", "s.center(len(s) + 10)", "s.count('d')", "s.count('de a')",
        "s.encode()", "s.encode('latin-1')", "s.endswith('e ')", "s.expandtabs()", "s.find('x')", "s.find('c')",
        "s.find(' e')", "s.index('d')", "s.isalnum()", "s.isalpha()", "s.isascii()", "s.isdecimal()", "s.isdigit()",
        "s.isidentifier()", "s.islower()", "s.isnumeric()", "s.isprintable()", "s.isspace()", "s.istitle()",
        "s.isupper()", "s.ljust(len(s) + 10)", "s.lower()", "s.lstrip()", "s.lstrip('ab')", "s.partition('de')",
        "s.partition('x')", "s.removeprefix('abc')", "s.removesuffix('de ')", "s.replace('b', 'x')",
        "s.replace('de', 'f')", "s.replace('x', 'y')", "s.replace('a', 'xyz')", "s.rfind('c')", "s.rfind('x')",
        "s.rindex('d')", "s.rjust(len(s) + 10)", "s.rpartition('de')", "s.rsplit()", "s.rsplit(' ', 1)", "s.rstrip()",
        "s.split()", "s.split('e')", "s.split(' ', 1)", "s.splitlines()", "s.startswith('abc')",
        "s.startswith(('x', 'abc'))", "s.strip()", "s.strip('a ')", "s.swapcase()", "s.title()", "s.upper()",
        "s.zfill(len(s) + 5)", "s.translate({97: 'x'})", "s + s", "s * 2", "s[1]", "s[-1]", "s[1:]", "s[::2]",
        "s[::-1]", "s == s[:]", "s < s[:]", "'x' in s", "'de' in s", "len(s)", "hash(s)", "repr(s)", "str(s)",
        "list(s)", "tuple(s)", "set(s)", "sorted(s)", "min(s)", "max(s)", "f'{s}'", "f'{s!r}'", "f'{s:>20}'",
        "'%s' % s", "'{}'.format(s)", "for c in s: pass", "[c for c in s]", "iter(s)", "reversed(s)",
        "''.join(reversed(s))", "enumerate(s)", "ascii(s)",
    ],
    "u = 'αβγ δε ' * N": [
        "u.encode()", "u.upper()", "u.lower()", "u.casefold()", "u.split()", "u.find('x')", "u.replace('β', 'x')",
        "u[len(u) // 2]", "u[1:-1]", "u[::-1]", "u.isalpha()", "u.title()", "u.count('δ')", "u.strip()", "repr(u)",
        "ascii(u)", "len(u)", "u == u[:]", "list(u)", "for c in u: pass", "u.partition('δε')",
    ],
    "b = b'abc de ' * N": [
        "b.capitalize()", "b.center(len(b) + 10)", "b.count(b'd')", "b.decode()", "b.decode('latin-1')",
        "b.endswith(b'e ')", "b.expandtabs()", "b.find(b'x')", "b.find(b'c')", "b.hex()", "b.index(b'd')",
        "b.isalnum()", "b.isalpha()", "b.isascii()", "b.isdigit()", "b.islower()", "b.isspace()", "b.istitle()",
        "b.isupper()", "b.lower()", "b.lstrip()", "b.partition(b'de')", "b.replace(b'b', b'x')",
        "b.replace(b'de', b'f')", "b.rfind(b'c')", "b.rsplit()", "b.split()", "b.split(b'e')", "b.splitlines()",
        "b.startswith(b'abc')", "b.strip()", "b.swapcase()", "b.title()", "b.translate(bytes(range(256)))",
        "b.upper()", "b.zfill(len(b) + 5)", "b + b", "b * 2", "b[1]", "b[1:]", "b[::-1]", "b == b[:]", "97 in b",
        "b'de' in b", "hash(bytes(b))", "repr(b)", "list(b)", "bytes(b)", "bytearray(b)", "for c in b: pass",
        "b''.join([b, b])", "memoryview(b)", "memoryview(b)[1:5]", "bytes(memoryview(b))",
        "int.from_bytes(b[:7])", "bytes.fromhex(b.hex())", "sum(b)", "max(b)",
    ],
    "a = bytearray(b'abc de ' * N)": [
        "a.append(1); a.pop()", "a.extend(b'abc'); del a[-3:]", "a.insert(0, 1); del a[0]", "a[0] = 1",
        "a[1:3] = b'xy'", "a.reverse()", "a.copy()", "a.find(b'x')", "a.upper()", "a.replace(b'de', b'f')",
        "bytes(a)", "a == a", "a.split()", "a.decode()", "a += b'x'; a.pop()", "a.pop(0); a.append(1)",
    ],
    "l = list(range(N)); m = l[::-1]": [
        "l.append(0); l.pop()", "l.insert(0, 0); l.pop(0)", "l.pop(0); l.append(0)", "l.extend([1, 2]); del l[-2:]",
        "l.copy()", "l.count(3)", "l.index(N - 1)", "l.reverse()", "l.sort()", "sorted(m)", "sorted(l, reverse=True)",
        "sorted(m, key=lambda x: x)", "sorted(m, key=str)", "l[1]", "l[-1]", "l[1:]", "l[::2]", "l[::-1]", "l[0] = 0",
        "l[1:3] = [1, 2]", "l + m", "l * 2", "l == m", "l == l[:]", "l < m", "N - 1 in l", "-1 in l", "len(l)",
        "repr(l)", "list(l)", "tuple(l)", "set(l)", "frozenset(l)", "dict.fromkeys(l)", "sum(l)", "min(l)", "max(l)",
        "max(l, key=lambda x: -x)", "any(l)", "all(m)", "for x in l: pass", "[x for x in l]", "[x + 1 for x in l]",
        "[x for x in l if x & 1]", "{x for x in l}", "{x: x for x in l}", "sum(x for x in l)", "any(x < 0 for x in l)",
        "list(map(str, l))", "list(map(lambda x: x, l))", "list(filter(None, l))", "list(filter(lambda x: x & 1, l))",
        "list(zip(l, m))", "list(enumerate(l))", "list(reversed(l))", "','.join(map(str, l))",
        "','.join([str(x) for x in l])", "x, *y = l", "[*l, *m]", "(lambda *args: 0)(*l[:9])", "iter(l)",
        "next(iter(l))", "l.clear(); l += range(N)", "del l[0]; l.append(0)", "list(range(N))", "list(zip(*[l, m]))",
        "bytes(x & 255 for x in l)", "l.remove(N - 1); l.append(N - 1)", "all(x >= 0 for x in l)",
        "isinstance(l, (str, list))", "tuple(x for x in l)", "sorted(l)", "list(map(int, map(str, l)))",
    ],
    "t = tuple(range(N)); w = t[:-1] + (-1,)": [
        "t.count(3)", "t.index(N - 1)", "t[1]", "t[1:]", "t + t", "t * 2", "t == w", "t < w", "hash(t)", "N - 1 in t",
        "repr(t)", "list(t)", "for x in t: pass", "sorted(t)", "x, *y = t", "len(t)", "max(t)",
    ],
    "d = {str(i): i for i in range(N)}; e = dict(d)": [
        "d.get('3')", "d.get('x')", "d['3']", "d['3'] = 3", "d['x'] = 1; del d['x']", "d.pop('3'); d['3'] = 3",
        "d.popitem(); d['3'] = 3; d[str(N - 1)] = N - 1", "d.setdefault('3', 1)", "d.copy()", "d.items()", "d.keys()",
        "list(d.values())", "list(d.items())", "list(d)", "for k in d: pass", "for k, v in d.items(): pass",
        "d.update(e)", "d | e", "d == e", "'3' in d", "'x' in d", "len(d)", "repr(d)", "dict(d)",
        "{k: v for k, v in d.items()}", "{**d, **e}", "dict(d.items())", "dict(list(d.items()))", "sorted(d)",
        "sorted(d.items(), key=lambda p: p[1])", "d.keys() & e.keys()", "d.keys() == e.keys()", "d.items() == e.items()",
        "'3' in d.keys()", "max(d.values())", "sum(d.values())", "max(d, key=d.get)", "dict(a=1, b=2)",
        "(lambda **k: 0)(**d) if N < 99 else 0", "list(reversed(d))", "set(d)", "d.clear(); d.update(e)",
    ],
    "s = set(range(N)); r = set(range(0, N * 2, 2)); f = frozenset(s)": [
        "s.add(3)", "s.add(-1); s.remove(-1)", "s.discard(-1)", "s.copy()", "s | r", "s & r", "s - r", "s ^ r",
        "s.union(r)", "s.intersection(r)", "s.difference(r)", "s.symmetric_difference(r)", "s.issubset(r)",
        "s.issuperset(r)", "s.isdisjoint(r)", "s.update(r); s.difference_update(r); s.update(range(N))", "s == r",
        "s <= s", "3 in s", "-1 in s", "len(s)", "repr(s)", "list(s)", "sorted(s)", "for x in s: pass", "set(s)",
        "frozenset(s)", "hash(frozenset(s))", "hash(f)", "s.pop(); s.add(0)", "{x for x in s}", "set(list(s))",
        "s.union(range(N))", "s.intersection(range(3))", "min(s)",
    ],
    "x = 12345; y = 7; big = 3 ** (N * 20)": [
        "x + y", "x - y", "x * y", "x / y", "x // y", "x % y", "divmod(x, y)", "x ** 2", "pow(x, y)", "pow(x, y, 1009)",
        "-x", "abs(x)", "x & y", "x << 3", "x >> 3", "~x", "x < y", "x == y", "x.bit_length()", "x.bit_count()",
        "x.to_bytes(4)", "str(x)", "repr(x)", "hex(x)", "bin(x)", "oct(x)", "int('12345')", "int('7fff', 16)",
        "int(12345.6)", "float(x)", "hash(x)", "bool(x)", "f'{x}'", "f'{x:,}'", "f'{x:08d}'", "f'{x:x}'", "'%d' % x",
        "round(x, -2)", "x.as_integer_ratio()", "chr(97)", "ord('a')", "big + 1", "big * 3", "big * big", "big // 7",
        "big // (1 << 40)", "big % 1009", "big & (1 << 70) - 1", "big << 7", "big >> 7", "-big", "big == big + 1",
        "hash(big)", "big.bit_length()", "str(big) if N < 99 else 0", "int('9' * 300)", "float(big) if N < 9 else 0",
        "isinstance(x, int)", "int(x)", "x.is_integer()", "range(x)", "5 in range(x)", "range(x)[7]", "len(range(x))",
        "range(x)[3:7]", "complex(1, 2)", "(1 + 2j) * (3 - 1j)", "abs(3 + 4j)",
    ],
    "x = 1234.5678; y = 0.1": [
        "x + y", "x * y", "x / y", "x // y", "x % y", "divmod(x, y)", "x ** 2", "x ** 0.5", "-x", "abs(x)", "x < y",
        "str(x)", "repr(y)", "float('1234.5678')", "float('1e300')", "int(x)", "round(x)", "round(x, 2)", "hash(x)",
        "x.is_integer()", "x.as_integer_ratio()", "x.hex()", "float.fromhex('0x1.8p3')", "f'{x}'", "f'{x:.2f}'",
        "f'{x:e}'", "f'{x:g}'", "f'{x:,.2f}'", "'%.3f' % x", "x == 1234", "x < 1235", "float(x)", "f'{x:%}'",
    ],
    "import math; x = 2.5; l = [x] * N; i = list(range(1, N + 1))": [
        "math.sqrt(x)", "math.sin(x)", "math.exp(x)", "math.log(x)", "math.log(x, 3)", "math.log2(x)", "math.floor(x)",
        "math.ceil(x)", "math.trunc(x)", "math.fabs(x)", "math.fmod(x, 2)", "math.hypot(3, 4)", "math.atan2(1, 2)",
        "math.gcd(12, 18)", "math.lcm(4, 6)", "math.factorial(20)", "math.comb(20, 7)", "math.isqrt(10 ** 12)",
        "math.isclose(x, x)", "math.isnan(x)", "math.fsum(l)", "math.prod(l)", "sum(l)", "math.dist((1, 2), (3, 4))",
        "math.sumprod(l, l)", "math.gamma(x)", "math.erf(x)", "math.pow(x, 2)", "math.modf(x)", "math.frexp(x)",
        "math.gcd(*i[:9])", "math.perm(20, 3)", "math.degrees(x)", "math.cbrt(x)",
    ],
    "from itertools import *; l = list(range(N)); k = l[:6]": [
        "list(islice(count(), N))", "list(chain(l, l))", "list(chain.from_iterable([l, l]))",
        "list(accumulate(l))", "list(takewhile(lambda x: x < N, l))", "list(dropwhile(lambda x: x < 3, l))",
        "list(islice(cycle(l), N))", "list(repeat(1, N))", "list(zip_longest(l, k))", "list(starmap(max, zip(l, l)))",
        "list(compress(l, l))", "list(filterfalse(None, l))", "list(pairwise(l))", "list(batched(l, 3))",
        "[len(list(g)) for _, g in groupby(l, lambda x: x // 10)]", "list(islice(permutations(range(9), 5), N))",
        "list(islice(combinations(range(20), 5), N))", "list(islice(product(range(9), repeat=5), N))",
        "list(combinations(k, 2))", "list(permutations(k, 2))", "list(product(k, k))", "a, b = tee(l); list(a)",
        "list(combinations_with_replacement(k, 2))", "list(islice(l, 1, None, 2))", "list(accumulate(l, max))",
        "list(islice(repeat(None), N))",
    ],
    "from functools import *; from operator import *; l = list(range(N)); f = partial(max, 1); "
    "g = lru_cache(lambda x: x); h = cache(lambda x, y=1: x)": [
        "reduce(add, l)", "reduce(lambda x, y: x + y, l)", "f(2)", "g(1)", "h(1)", "h(1, y=2)", "itemgetter(1)(l)",
        "sorted(l, key=itemgetter(1)) if 0 else 0", "attrgetter('append')(l)", "methodcaller('copy')(l)",
        "sorted(l, key=cmp_to_key(lambda x, y: y - x))", "partial(max, 1)", "list(map(partial(add, 1), l))", "add(1, 2)",
        "list(map(itemgetter(0), zip(l, l)))", "wraps(f)(lambda: 0)", "getitem(l, 1)", "list(map(mul, l, l))",
    ],
    "from collections import *; l = [str(x % 50) for x in range(N)]; c = Counter(l); q = deque(l); "
    "n = defaultdict(int); o = OrderedDict.fromkeys(l); P = namedtuple('P', 'x y'); p = P(1, 2)": [
        "Counter(l)", "c.most_common(3)", "c['3']", "c + c", "q.append(1); q.pop()", "q.appendleft(1); q.popleft()",
        "q.rotate(1)", "q[0]", "list(q)", "deque(l)", "for x in q: pass", "n['x'] += 1", "defaultdict(list)",
        "o.move_to_end('3')", "list(o)", "o['3']", "OrderedDict(o)", "P(1, 2)", "p.x", "p._replace(x=2)", "p == p",
        "x, y = p", "ChainMap(c, o)['3']", "c.update(l)", "p[0]", "P(x=1, y=2)", "q.extend(l[:3]); q.pop(); q.pop(); q.pop()",
        "deque(l, 3)", "c.total()", "sorted(c.items())", "p._asdict()",
    ],
    "import json; v = {'a': list(range(N)), 'b': 'text', 'c': [1.5, None, True]}; j = json.dumps(v)": [
        "json.dumps(v)", "json.loads(j)", "json.dumps('text')", "json.loads('[1, 2]')", "json.dumps(v, indent=2)",
        "json.dumps(v, sort_keys=True)",
    ],
    "import heapq, bisect, copy, string; h = list(range(N)); n = [[1, 2] for _ in range(N)]": [
        "heapq.heappush(h, -1); heapq.heappop(h)", "heapq.heapify(h)", "heapq.nsmallest(3, h)", "heapq.nlargest(3, h)",
        "heapq.heapreplace(h, 3)", "bisect.bisect(h, 3)", "bisect.insort(h, 3); h.remove(3)", "copy.copy(n)",
        "copy.deepcopy(n)", "list(heapq.merge(h, h))", "string.Template('$a b').substitute(a=1)", "copy.copy({1: 2})",
        "bisect.bisect_left(h, N // 2)",
    ],
    "import types, contextlib, dataclasses, enum\n"
    "class A:\n  z = 1\n  def __init__(self): self.x = 1\n  def m(self): return 1\n  @property\n"
    "  def p(self): return 1\n  @staticmethod\n  def s(): return 1\n  @classmethod\n  def c(cls): return 1\n"
    "  def __eq__(self, other): return True\n  def __hash__(self): return 1\n  def __len__(self): return 1\n"
    "  def __getitem__(self, i): return i\n  def __call__(self): return 1\n  def __add__(self, o): return 1\n"
    "  def __enter__(self): return 1\n  def __exit__(self, *a): return None\n  def __iter__(self): return iter(())\n"
    "  def __contains__(self, x): return True\n  def __bool__(self): return True\n  def __lt__(self, o): return False\n"
    "class B(A):\n  def m(self): return super().m()\n"
    "class S:\n  __slots__ = ('x',)\n  def __init__(self): self.x = 1\n"
    "@dataclasses.dataclass\nclass D:\n  x: int\n  y: int = 2\n"
    "class E(enum.Enum):\n  R = 1\n  G = 2\n"
    "class G:\n  def __getattr__(self, n): return 1\n"
    "@contextlib.contextmanager\ndef cm():\n  yield 1\n"
    "def gen(n):\n  for i in range(n): yield i\n"
    "def fr():\n  yield from gen(N)\n"
    "def kw(a, *, b=1): return a\n"
    "a = A(); o = B(); s = S(); d = D(1); g = G()": [
        "A()", "S()", "D(1)", "a.x", "a.x = 1", "a.z", "a.m()", "o.m()", "a.p", "a.s()", "a.c()", "s.x", "s.x = 1",
        "a == o", "hash(a)", "len(a)", "a[1]", "a()", "a + 1", "g.q", "with a: pass", "with cm(): pass", "list(a)",
        "1 in a", "bool(a)", "a < o", "isinstance(o, A)", "issubclass(B, A)", "type(a)", "getattr(a, 'x')",
        "getattr(a, 'q', 1)", "setattr(a, 'x', 1)", "hasattr(a, 'q')", "hasattr(a, 'x')", "vars(a)", "dir(a)",
        "callable(a)", "id(a)", "repr(a)", "d == d", "repr(d)", "dataclasses.replace(d, x=2)", "dataclasses.asdict(d)",
        "E.R", "E(1)", "E['R']", "E.R.value", "E.R is E.G", "list(E)", "for x in gen(N): pass", "list(gen(N))",
        "sum(gen(N))", "list(fr())", "next(gen(2))", "kw(1, b=2)", "kw(1)", "(lambda: 1)()",
        "try: raise ValueError\nexcept ValueError: pass", "try: 1 / 0\nexcept ZeroDivisionError: pass",
        "try: int('x')\nexcept ValueError: pass", "try: {}['x']\nexcept KeyError: pass",
        "try: a.q\nexcept AttributeError: pass", "try: [][1]\nexcept IndexError: pass", "try: next(iter(()))\nexcept StopIteration: pass",
        "class X: pass", "class X(A): y = 1", "def f(): pass", "lambda: 0", "types.SimpleNamespace(x=1)", "object()",
        "exec('pass')", "eval('1')", "compile('x + 1', '', 'eval')", "globals()", "locals()", "print(end='')",
        "format(3, '05d')", "slice(1, 2)", "type('X', (), {})", "sorted([a, o, a])", "max(a, o)", "super(B, o).m()",
        "with contextlib.suppress(KeyError): pass", "with contextlib.nullcontext(): pass", "b'%d' % 3",
        "match a:\n  case A(x=1): pass", "match (1, 2):\n  case [x, y]: pass", "match {'a': 1}:\n  case {'a': x}: pass",
        "import math", "from math import pi", "assert a", "global zz; zz = 1", "[(x, y) for x in range(3) for y in range(3)]",
    ],
    "import io, inspect, typing, weakref, dataclasses\n"
    "def f(a, b=1, *c, d: int = 2, **e): return a\nclass A: pass\na = A(); r = weakref.ref(a)": [
        "io.StringIO().write('x')", "io.StringIO('a\\nb' * N).readlines()", "inspect.signature(f)",
        "inspect.isfunction(f)", "typing.get_type_hints(f)", "list[int]", "int | str", "typing.Optional[int]",
        "weakref.ref(a)", "r()", "f.__code__", "f.__name__", "f.__defaults__", "io.BytesIO(b'x' * N).read()",
        "dataclasses.make_dataclass('D', ['x'])",
    ],
}


def calls(n):
    """The pairs of what is made before and of statements, for a size; those that do not depend on it only once."""
    for before, statements in GROUPS.items():
        if n > 5 and "N" not in before and not any("N" in s for s in statements):
            continue
        for statement in statements:
            if n == 5 or "N" in before.split("\n")[0] or "N" in statement:
                yield before, statement


def function(n, before, statement):
    """The source of `bench(rounds)`, which does the statement so often; imports stand outside of it."""
    imports = []
    while before.startswith(("from ", "import ")):
        line, _, before = before.partition(";" if ";" in before.split("\n")[0] else "\n")
        imports.append(line)
        before = before.lstrip()
    lines = [f"N = {n}", *before.split("\n"), "for _ in range(rounds):"]
    lines += [f"  {line}" for line in statement.split("\n")]
    return "\n".join([*imports, "def bench(rounds):", *(f"  {line}" for line in lines)]) + "\n"
