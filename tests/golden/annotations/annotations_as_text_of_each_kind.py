# `from __future__ import annotations`: each kind of expression, written anew.
from __future__ import annotations


def shown(function):
    for name, text in function.__annotations__.items():
        print(name, ":", text)


def operators(
    a: x and y or not z,
    b: (x or y) and not (p and q),
    e: -x ** -y,
    f: (-x) ** y,
    g: ~x + +y - -z,
    h: (x + y) * z // w % v @ u,
    i: x << 2 | y >> 1 & z ^ w,
    j: (x | y) & z,
    k: x ** y ** z,
    l: (x ** y) ** z,
    m: x - (y - z),
    n: (x, y) < z <= w != v == u,
    o: x is y is not z in w not in v,
    p: (x < y) < z,
    q: not x == y,
    r: (not x) == y,
    s: x if y else z,
    t: (x if y else z) if w else v,
    aa: lambda **a: a, ab: lambda *a, b: a, ac: lambda a, /: a, ad: lambda a, *, b=1: a,
    u: x if (y if z else w) else v,
    v: lambda: x,
    w: (lambda a, /, b=1, *c, d, e=2, **f: (a, b))(1),
    x: (lambda *, a: a) if y else z,
    y: not (lambda: x),
): pass


def displays(
    a: [],
    b: (),
    c: (x,),
    d: {},
    e: {x},
    f: {x: y, **z, 'k': (w, v)},
    g: [*x, y],
    h: {*x, *y},
    i: (*x, y),
    j: [x for x in y if z if w for v in u],
    k: {x for x, in y},
    l: {x: y for x, y in z},
    m: (x for x in (y if z else w)),
    n: f(x for x in y),
    o: f(x, y=1, *z, **w),
    p: f((x for x in y), 1),
    s: sum([1, 2], start=(3, 4)),
): pass


def places(
    a: x.y.z,
    b: (1).real,
    c: 1.5.real,
    d: (-1).real,
    e: x[1],
    f: x[1, 2],
    g: x[1:2],
    h: x[::],
    i: x[1:, ::2, :3],
    j: x[*y],
    k: x[*y, 1],
    l: x[(1, 2), 3],
    n: (x + y)[0],
    o: (x, y)[0],
    p: [x][0](y).z,
    q: (lambda: x).y,
    s: x[()],
    t: x[(1,)],
    u: 'a'.b,
    v: (not x).y,
    w: 1j.imag,
): pass


def constants(
    a: ...,
    b: None,
    c: True,
    d: 'it\'s',
    e: "a\"b'c",
    f: b'bytes\x00\xff',
    g: 'a' 'b',
    h: 1_000,
    i: 0xff,
    j: 1e300 * 1e10,
    k: 1e400,
    l: -1e400,
    m: 1e400j,
    n: 3.0,
    o: 1e16,
    p: u'text',
    q: '\n\t\u20ac\U0001f600',
    r: 1j,
    s: 0.1 + 2j,
    t: r'\d',
): pass


def strings(
    a: f'{x}',
    b: f'a{x}b{y!r}c{z:>10}',
    c: f'{x!s:{width}.{places}}',
    d: f'{{}}{x}',
    e: f'{x=}',
    f: f'{x = !r:10}',
    g: f"{'a'}",
    h: f'{x["k"]}',
    i: f'{x:{y}}' 'z',
    j: 'z' f'{x}',
    k: f'{ {1: 2}[1] }',
    l: f'{(lambda: 1)}',
    m: f'{x,}',
    n: f'{x if y else z}',
    o: f'\n{x}\t',
    p: f'it\'s {x}',
    q: f'{x!a}',
    r: f'{*x, y}',
    s: rf'\d{x}',
): pass


def templates(
    a: t'{x}',
    b: t'a{x}b{y!r}c{z:>10}',
    c: t'{x=}',
    d: t'{x:{y}}',
    e: t'{{{x}}}',
): pass


for function in operators, displays, places, constants, strings, templates:
    shown(function)
    # expect: a : x and y or not z
    # expect: b : (x or y) and not (p and q)
    # expect: e : -x ** (-y)
    # expect: f : (-x) ** y
    # expect: g : ~x + +y - -z
    # expect: h : (x + y) * z // w % v @ u
    # expect: i : x << 2 | y >> 1 & z ^ w
    # expect: j : (x | y) & z
    # expect: k : x ** y ** z
    # expect: l : (x ** y) ** z
    # expect: m : x - (y - z)
    # expect: n : (x, y) < z <= w != v == u
    # expect: o : x is y is not z in w not in v
    # expect: p : (x < y) < z
    # expect: q : not x == y
    # expect: r : (not x) == y
    # expect: s : x if y else z
    # expect: t : (x if y else z) if w else v
    # expect: aa : lambda**a: a
    # expect: ab : lambda*a, b: a
    # expect: ac : lambda a, /: a
    # expect: ad : lambda a, *, b=1: a
    # expect: u : x if (y if z else w) else v
    # expect: v : lambda: x
    # expect: w : (lambda a, /, b=1, *c, d, e=2, **f: (a, b))(1)
    # expect: x : (lambda*, a: a) if y else z
    # expect: y : not (lambda: x)
    # expect: a : []
    # expect: b : ()
    # expect: c : (x,)
    # expect: d : {}
    # expect: e : {x}
    # expect: f : {x: y, **z, 'k': (w, v)}
    # expect: g : [*x, y]
    # expect: h : {*x, *y}
    # expect: i : (*x, y)
    # expect: j : [x for x in y if z if w for v in u]
    # expect: k : {x for x, in y}
    # expect: l : {x: y for x, y in z}
    # expect: m : (x for x in (y if z else w))
    # expect: n : f(x for x in y)
    # expect: o : f(x, *z, y=1, **w)
    # expect: p : f((x for x in y), 1)
    # expect: s : sum([1, 2], start=(3, 4))
    # expect: a : x.y.z
    # expect: b : 1 .real
    # expect: c : 1.5.real
    # expect: d : (-1).real
    # expect: e : x[1]
    # expect: f : x[1, 2]
    # expect: g : x[1:2]
    # expect: h : x[:]
    # expect: i : x[1:, ::2, :3]
    # expect: j : x[*y,]
    # expect: k : x[*y, 1]
    # expect: l : x[(1, 2), 3]
    # expect: n : (x + y)[0]
    # expect: o : (x, y)[0]
    # expect: p : [x][0](y).z
    # expect: q : (lambda: x).y
    # expect: s : x[()]
    # expect: t : x[1,]
    # expect: u : 'a'.b
    # expect: v : (not x).y
    # expect: w : 1j.imag
    # expect: a : ...
    # expect: b : None
    # expect: c : True
    # expect: d : "it's"
    # expect: e : 'a"b\'c'
    # expect: f : b'bytes\x00\xff'
    # expect: g : 'ab'
    # expect: h : 1000
    # expect: i : 255
    # expect: j : 1e+300 * 10000000000.0
    # expect: k : 1e309
    # expect: l : -1e309
    # expect: m : 1e309j
    # expect: n : 3.0
    # expect: o : 1e+16
    # expect: p : u'text'
    # expect: q : '\n\t€😀'
    # expect: r : 1j
    # expect: s : 0.1 + 2j
    # expect: t : '\\d'
    # expect: a : f'{x}'
    # expect: b : f'a{x}b{y!r}c{z:>10}'
    # expect: c : f'{x!s:{width}.{places}}'
    # expect: d : f'{{}}{x}'
    # expect: e : f'x={x!r}'
    # expect: f : f'x = {x!r:10}'
    # expect: g : f"{'a'}"
    # expect: h : f"{x['k']}"
    # expect: i : f'{x:{y}}z'
    # expect: j : f'z{x}'
    # expect: k : f'{ {1: 2}[1]}'
    # expect: l : f'{(lambda: 1)}'
    # expect: m : f'{(x,)}'
    # expect: n : f'{(x if y else z)}'
    # expect: o : f'\n{x}\t'
    # expect: p : f"it's {x}"
    # expect: q : f'{x!a}'
    # expect: r : f'{(*x, y)}'
    # expect: s : f'\\d{x}'
    # expect: a : t'{x}'
    # expect: b : t'a{x}b{y!r}c{z:>10}'
    # expect: c : t'x={x!r}'
    # expect: d : t'{x:{y}}'
    # expect: e : t'{{{x}}}'
