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
];
