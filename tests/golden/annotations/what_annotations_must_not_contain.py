for source in (
    "x: (y := 1)", "x: (yield)", "x: (yield from y)", "x: (await y)", "def f(x: (y := 1)): pass",
    "def f() -> (yield): pass", "def f():\n    x: (yield)", "async def f(x: (await y)): pass",
    "class C:\n    x: [(y := 1) for z in w]", "type X = (yield)", "def f[T: (y := 1)](): pass",
    "def f[T: (int, (yield))](): pass", "def f[T = (await x)](): pass", "def f[**P = (y := 1)](): pass",
    "class C[T]((yield)): pass", "x.y: (yield)", "async def f(x: [a async for a in b]): pass",
):
    try:
        compile(source, "test", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
        # expect: named expression cannot be used within an annotation 1 5
        # expect: yield expression cannot be used within an annotation 1 5
        # expect: yield expression cannot be used within an annotation 1 5
        # expect: await expression cannot be used within an annotation 1 5
        # expect: named expression cannot be used within an annotation 1 11
        # expect: yield expression cannot be used within an annotation 1 13
        # expect: yield expression cannot be used within an annotation 2 9
        # expect: await expression cannot be used within an annotation 1 17
        # expect: assignment expression within a comprehension cannot be used in a class body 2 10
        # expect: yield expression cannot be used within a type alias 1 11
        # expect: named expression cannot be used within a TypeVar bound 1 11
        # expect: yield expression cannot be used within a TypeVar constraint 1 17
        # expect: await expression cannot be used within a TypeVar default 1 12
        # expect: named expression cannot be used within a ParamSpec default 1 14
        # expect: yield expression cannot be used within the definition of a generic 1 13
        # expect: yield expression cannot be used within an annotation 1 7
        # expect: asynchronous comprehension outside of an asynchronous function 1 16
