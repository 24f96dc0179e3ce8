# No walrus, yield, await or nonlocal binding in the scope of type parameters.
sources = [
    "def f[T]():\n    nonlocal T",
    "def f[T: (x := 1)](): pass",
    "def f[T: (yield)](): pass",
    "type X = (yield)",
    "type X = (y := 1)",
    "class C[T](x := 1): pass",
    "def f[T](a: (x := 1)): pass",
    "def f[T, T](): pass",
    "def f[T = 1, U](): pass",
    "type X[T] = (await T)",
    "class C[T]((yield)): pass",
    "def f[T]():\n    global T",
]
for source in sources:
    try:
        compile(source, "script", "exec")
        print("accepted")
    except SyntaxError as error:
        print(error.msg)
        # expect: nonlocal binding not allowed for type parameter 'T'
        # expect: named expression cannot be used within a TypeVar bound
        # expect: yield expression cannot be used within a TypeVar bound
        # expect: yield expression cannot be used within a type alias
        # expect: named expression cannot be used within a type alias
        # expect: named expression cannot be used within the definition of a generic
        # expect: named expression cannot be used within an annotation
        # expect: duplicate type parameter 'T'
        # expect: non-default type parameter 'U' follows default type parameter
        # expect: await expression cannot be used within a type alias
        # expect: yield expression cannot be used within the definition of a generic
        # expect: accepted
