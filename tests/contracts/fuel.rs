//! Out of fuel at every possible step, and resumed: the same result as in one go, for programs of each area.

use nonlocal::{
    Closure, Ctx, Engine, ErrorKind, Fuel, HostType, Iterate, Limit, Limits, Module, Output,
    Result, Step, Value,
};

/// Programs of each area. What they print and what they give is compared.
pub(super) const AREAS: &[(&str, &str)] = &[
    (
        "closures",
        "def make():\n    n = 0\n    def step(by=1):\n        nonlocal n\n        n += by\n        return n\n    def get(): return n\n    return step, get\na, b = make(), make()\na[0](); a[0](5); b[0](7)\nfs = [lambda: i for i in range(3)]\nprint([f() for f in fs])\na[1](), b[1]()",
    ),
    (
        "generators",
        "def inner():\n    try:\n        got = yield 1\n        print('got', got)\n        yield got\n    finally:\n        print('closed')\ndef outer():\n    r = yield from inner()\n    return r\ng = outer()\nout = [next(g), g.send('x')]\ng.close()\ndef count(n):\n    while n:\n        yield n\n        n -= 1\nout + [x for x in count(3)] + list(y * 2 for y in count(2))",
    ),
    (
        "exceptions",
        "log = []\ndef f(n):\n    try:\n        try:\n            if n == 0: raise KeyError('k')\n            if n == 1: return 'returned'\n            log.append(1 // (n - 2))\n        except KeyError as e:\n            raise ValueError('v') from e\n        else:\n            log.append('else')\n        finally:\n            log.append('finally')\n    except* ZeroDivisionError as group:\n        log.append(len(group.exceptions))\n    except* ValueError as group:\n        log.append(repr(group.exceptions[0].__cause__))\nfor n in range(4): log.append(f(n))\nlog",
    ),
    (
        "with",
        "log = []\nclass CM:\n    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow\n    def __enter__(self): log.append(('in', self.n)); return self.n\n    def __exit__(self, kind, *_): log.append(('out', self.n, kind and kind.__name__)); return self.swallow\nwith CM(1, True) as a, CM(2) as b:\n    log.append(a + b)\n    {}['x']\nfor i in range(2):\n    with CM(i):\n        if i: break\n        continue\nlog",
    ),
    (
        "comprehensions",
        "matrix = [[x * y for x in range(4)] for y in range(3)]\n{k: {v for v in row if v % 2} for k, row in enumerate(matrix)}, [y := 3, *(z for z in (y, y + 1))], {**{'a': 1}, 'b': [x for x in 'xyz' if (w := x) != 'y']}, w",
    ),
    (
        "classes",
        "class Meta(type):\n    def __new__(m, name, bases, ns, **kw):\n        print('new', name, kw)\n        return super().__new__(m, name, bases, ns)\n    def __call__(cls, *a):\n        print('call')\n        return super().__call__(*a)\nclass D:\n    def __set_name__(self, owner, name): print('named', name)\n    def __get__(self, obj, owner): return 'got'\nclass A(metaclass=Meta, tag=1):\n    x = D()\n    y = [i for i in range(3)]\n    def __init__(self, v): self.v = v\n    @property\n    def double(self): return self.v * 2\n    def __add__(self, other): return type(self)(self.v + other.v)\n    def __repr__(self): return f'{__class__.__name__}({self.v})'\nclass B(A):\n    def __init_subclass__(cls): print('sub', cls.__name__)\n    def __init__(self, v): super().__init__(v + 1)\nclass C(B): pass\nA(1) + A(2), C(4).double, A.x, C.y",
    ),
    (
        "match",
        "class P:\n    __match_args__ = 'x', 'y'\n    def __init__(self, x, y): self.x, self.y = x, y\ndef f(v):\n    match v:\n        case 0 | 1: return 'small'\n        case [a, *rest] if rest: return a, rest\n        case {'k': k, **more}: return k, more\n        case P(0, y=b): return 'p', b\n        case str() as s: return s\n        case _: return None\n[f(v) for v in (1, [1, 2, 3], [1], {'k': 2, 'z': 3}, P(0, 5), P(1, 2), 'text', 3.5)]",
    ),
    (
        "async",
        "import types\n@types.coroutine\ndef wait(x):\n    return (yield x)\nclass ACM:\n    async def __aenter__(self): return await wait('in')\n    async def __aexit__(self, *a): await wait('out')\nasync def agen():\n    for i in range(2):\n        yield await wait(i)\nasync def main():\n    out = []\n    async with ACM() as x: out.append(x)\n    async for y in agen(): out.append(y)\n    out.append([z async for z in agen()])\n    return out\nlog = []\ncoro = main()\ntry:\n    sent = None\n    while True:\n        log.append(coro.send(sent))\n        sent = log[-1]\nexcept StopIteration as e:\n    result = e.value\nlog, result",
    ),
    (
        "sort",
        "class K:\n    def __init__(self, n): self.n = n\n    def __lt__(self, other): return self.n < other.n\nwords = ['pear', 'fig', 'apple', 'kiwi']\nsorted(words, key=lambda w: (len(w), w)), [k.n for k in sorted(map(K, [3, 1, 2]))], min(words, key=len), max([1, 5, 3], key=lambda n: -n)",
    ),
    (
        "keys",
        "class K:\n    def __init__(self, n): self.n = n\n    def __hash__(self): return self.n % 2\n    def __eq__(self, other):\n        log.append((self.n, other.n))\n        return self.n == other.n\nlog = []\nd = {K(n): n for n in range(5)}\nd[K(3)] = 'x'\ns = {K(1), K(1), K(2)}\nd[K(3)], len(s), K(9) in d, K(1) in [K(1)], len(log)",
    ),
    (
        "imports",
        "import math, json, functools, itertools\nfrom collections import namedtuple, Counter, OrderedDict\nimport collections.abc as abc\nP = namedtuple('P', 'x y')\n@functools.lru_cache\ndef fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\nP(1, 2), Counter('abca'), fib(9), list(itertools.accumulate([1, 2, 3])), math.isqrt(17), json.loads('[1, {\"a\": null}]'), isinstance([], abc.Sequence)",
    ),
    (
        "evaluation",
        "ns = {}\nexec('def f(x):\\n    return [x + k for k in (1, 2)]', ns)\ncode = compile('f(10)', 'c', 'eval')\neval(code, ns), eval('[a for a in range(b)]', {'b': 3}), [*map(eval, ['1 + 1', '2 * 3'])]",
    ),
    (
        "calls",
        "def f(a, /, b=2, *c, d, e=5, **g): return a, b, c, d, e, sorted(g)\ndef deco(x):\n    print('deco', x)\n    def wrap(g): return lambda *a, **k: (x, g(*a, **k))\n    return wrap\n@deco('outer')\n@deco('inner')\ndef h(x, *, y=lambda: 3): return x + y()\ndef deep(n): return deep(n - 1) + 1 if n else 0\nf(1, d=4), f(1, *[2, 3], **{'d': 6, 'z': 7}), h(4), deep(60), (lambda *a: a)(*'ab', *{'k': 1})",
    ),
    (
        "deletion",
        "class D:\n    def __init__(self, n): self.n = n\n    def __del__(self): print('del', self.n)\ndef f():\n    x = 1\n    def g(): return x\n    del x\n    try: g()\n    except NameError as e: print(e)\n    x = 2\n    return g()\nd = {'a': 1, 'b': [1, 2, 3]}\ndel d['a'], d['b'][0]\nf(), d",
    ),
    (
        "formats",
        "class F:\n    def __format__(self, spec): return f'<{spec}>'\n    def __str__(self): return 'str'\n    def __repr__(self): return 'repr'\nx, w = F(), 7\nf'{x:{w}} {x!r:>{w}} {x!s} {w=} {1.5:08.3f} {[y for y in \"ab\"]}', '%s %r %5d' % (x, x, w), '{0.n} {k[a]}'.format(type('N', (), {'n': 1}), k={'a': 2}), ' '.join(str(F()) for _ in range(2))",
    ),
    (
        "annotations",
        "class Box[T]:\n    item: T\n    def get[U](self, d: U) -> T | U: return self.__dict__.get('item', d)\ntype Pair[A] = tuple[A, A]\nx: int = 3\nBox[int]().get(5), Pair.__value__, Box.__annotations__['item'].__name__, __annotate__(1)",
    ),
    (
        "host calls",
        "host.call(lambda x: [x, host.call(lambda: x * 2)], 4), [host.call(f) for f in [lambda: 1, lambda: 2]], list(host.count(3)), sorted([3, 1], key=lambda n: host.call(lambda: n))",
    ),
    (
        "host types",
        "class Sub(host.Box): pass\na, b = host.Box(1), Sub(2)\na.n = 5\na.add(3)\nwith_key = {a: 'a'}\na.n, b.n, a + b, with_key[a], [n for n in a], a.apply(lambda n: n * 10), isinstance(b, host.Box)",
    ),
    (
        "deferred calls",
        "def f(n):\n    return host.wait(n) + (f(n - 1) if n else 0)\nclass C:\n    def __init__(self): self.v = host.wait(100)\n[host.wait(i) for i in range(3)], f(3), C().v, [x for x in (host.wait(y) for y in (7, 8))]",
    ),
];

struct Holder(i64);

/// The host of the programs; `wait` is added where it is known how it answers.
pub(super) fn module() -> Module {
    let holder = HostType::<Holder>::new("Box")
        .subclassable()
        .constructor(Holder)
        .property("n", |this: &Holder| this.0)
        .setter("n", |this: &mut Holder, n: i64| this.0 = n)
        .method("add", |this: &mut Holder, n: i64| this.0 += n)
        .method(
            "apply",
            |this: &mut Holder, cx: &mut Ctx<'_>, f: Closure| -> Result<i64> {
                this.0 = cx.call(&f, (this.0,))?;
                Ok(this.0)
            },
        )
        .method(
            "__add__",
            |this: &Holder, other: nonlocal::Ref<'_, Holder>| this.0 + other.0,
        )
        .iter(|this| 0..this.0);
    Module::new("host")
        .ty(holder)
        .function(
            "call",
            |cx: &mut Ctx<'_>, f: Closure, args: nonlocal::Rest<Value>| {
                cx.call::<Value>(&f, args.0)
            },
        )
        .function("count", |n: i64| Iterate::new(0..n))
}

fn engine(stress: bool) -> Engine {
    let module = module().deferred("wait", ["n"]);
    Engine::builder()
        .module(module)
        .stdout(Output::collect())
        .gc_stress(stress)
        .build()
}

/// What a program gives and prints in steps of so much fuel, and how many steps it took. `host.wait(n)` is n + 1.
fn run(source: &str, fuel: u64, stress: bool) -> (Result<String>, String, usize) {
    let mut rt = engine(stress).runtime();
    rt.run::<()>("import host").expect("it is there");
    let mut steps = 1;
    let mut run = || -> Result<Value> {
        let mut step = rt.start_program::<Value>(source, Fuel(fuel))?;
        loop {
            step = match step {
                Step::Done(value) => return Ok(value),
                Step::OutOfFuel(paused) | Step::Observed(paused) => {
                    steps += 1;
                    paused.resume(Fuel(fuel))?
                }
                Step::HostCall(mut call) => {
                    let (n,) = call.args::<(i64,)>()?;
                    call.resume(n + 1, Fuel(fuel))?
                }
                other => unreachable!("another kind of step: {other:?}"),
            };
        }
    };
    let value = run();
    let shown = value.and_then(|value| rt.repr(value));
    (shown, rt.take_output(), steps)
}

#[test]
fn every_area_gives_the_same_in_steps_of_any_length() {
    let mut stops = 0;
    for (area, source) in AREAS {
        let (whole, printed, steps) = run(source, u64::MAX, false);
        let whole = whole.unwrap_or_else(|error| panic!("{area}: {error:?}"));
        assert_eq!(steps, 1);
        for fuel in [1, 2, 3, 5, 7, 11, 13, 29] {
            let (value, output, steps) = run(source, fuel, false);
            let value = value.unwrap_or_else(|error| panic!("{area}, steps of {fuel}: {error:?}"));
            assert_eq!(
                (&value, &output),
                (&whole, &printed),
                "{area}, steps of {fuel}"
            );
            stops += steps - 1;
        }
        let (value, output, _) = run(source, 1, true);
        let value = value.unwrap_or_else(|error| panic!("{area}, collecting: {error:?}"));
        assert_eq!((&value, &output), (&whole, &printed), "{area}, collecting");
    }
    assert!(stops > 200, "{stops} stops in all");
}

/// The first step ends at each place in turn, the second is the rest.
#[test]
fn every_area_can_be_stopped_once_at_each_place() {
    for (area, source) in AREAS {
        let (whole, printed, _) = run(source, u64::MAX, false);
        let whole = whole.unwrap_or_else(|error| panic!("{area}: {error:?}"));
        for fuel in 1.. {
            let mut rt = engine(false).runtime();
            rt.run::<()>("import host").expect("it is there");
            let step = rt
                .start_program::<Value>(*source, Fuel(fuel))
                .unwrap_or_else(|error| panic!("{area}, after {fuel}: {error:?}"));
            let ended = matches!(step, Step::Done(_));
            let value = step
                .finish(|call| call.args::<(i64,)>().map(|(n,)| n + 1))
                .unwrap_or_else(|error| panic!("{area}, after {fuel}: {error:?}"));
            assert_eq!(
                rt.repr(value).expect("it can be shown"),
                whole,
                "{area}, stopped after {fuel}"
            );
            assert_eq!(rt.take_output(), printed, "{area}, stopped after {fuel}");
            if ended || fuel > 600 {
                break;
            }
        }
    }
}

/// Where the limit of the engine ends a program, however it is cut into steps, the runtime works.
#[test]
fn every_area_can_be_ended_at_each_place() {
    for (area, source) in AREAS {
        let program = format!("import host\n{source}");
        let mut ended = false;
        for fuel in (0..40)
            .chain((40..1_000).step_by(61))
            .chain((1_000..100_000).step_by(15_017))
        {
            let limits = Limits::new().fuel(fuel);
            let module = module().function("wait", |n: i64| n + 1);
            let mut rt = Engine::builder()
                .module(module)
                .limits(limits)
                .stdout(Output::collect())
                .build()
                .runtime();
            match rt.run::<Value>(program.as_str()) {
                Ok(_) => ended = true,
                Err(error) if error.kind() == ErrorKind::Limit(Limit::Fuel) => {
                    assert!(!ended, "{area}, {fuel}")
                }
                Err(error) => panic!("{area}, {fuel}: {error:?}"),
            }
            rt.collect();
            assert_eq!(rt.repr(7).expect("it works"), "7", "{area}, {fuel}");
        }
        assert!(ended, "{area}");
    }
}

#[test]
fn a_run_that_was_given_up_leaves_a_runtime_that_works() {
    for (area, source) in AREAS {
        let mut rt = engine(true).runtime();
        rt.run::<()>("import host").expect("it is there");
        for fuel in [1, 4, 9, 16, 40] {
            let step = rt
                .start_program::<Value>(*source, Fuel(fuel))
                .unwrap_or_else(|error| panic!("{area}: {error:?}"));
            drop(step);
            assert_eq!(
                rt.run::<i64>(
                    "def f():\n    n = 41\n    def g(): return n + 1\n    return g\nf()()"
                )
                .expect("it works"),
                42,
                "{area}"
            );
        }
        rt.collect();
        assert_eq!(rt.stats().handles, 0, "{area}");
    }
}

/// What is left of the step when the program has ended is no reason to stop while its end is told.
#[test]
fn an_exception_is_told_in_full_however_little_fuel_is_left() {
    let source = "class Stop(Exception):\n    def __str__(self):\n        return '-'.join(str(n) for n in self.args[0])\ndef run(n):\n    for k in range(n): pass\n    raise Stop([n, n + 1])\nrun(3)";
    for fuel in 1..30 {
        let mut rt = engine(false).runtime();
        let run = |rt: &mut nonlocal::Runtime| -> Result<()> {
            let mut step = rt.start_program::<()>(source, Fuel(fuel))?;
            loop {
                step = match step {
                    Step::OutOfFuel(paused) => paused.resume(Fuel(fuel))?,
                    other => panic!("{other:?}"),
                };
            }
        };
        assert_eq!(
            run(&mut rt).expect_err("it raises").to_string(),
            "Stop: 3-4",
            "steps of {fuel}"
        );
    }
}

#[test]
fn a_search_pays_for_what_it_looks_at() -> Result<()> {
    let walk = |text: &str, step: &str| {
        format!("text, at, found = {text}, 0, 0\nwhile {step}:\n    at += 4\n    found += 1\nfound")
    };
    for text in [
        "'xyz&' * 40_000",
        "b'xyz&' * 40_000",
        "'x\u{e9}z&' * 40_000",
    ] {
        let sought = if text.starts_with('b') { "b'&'" } else { "'&'" };
        for step in [
            format!("(at := text.find({sought}, at) - 3) >= 0"),
            "at < len(text) and text.startswith(text[:1], at)".to_owned(),
        ] {
            let engine = Engine::builder().limits(Limits::new().fuel(3_000_000));
            let found: i64 = engine.build().runtime().run(&walk(text, &step))?;
            assert_eq!(found, 40_000, "{text}, {step}");
        }
    }
    Ok(())
}
