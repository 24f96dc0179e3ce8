# Type-parameter scopes forbid nonlocal rebinding, walrus, yield, await.
for s in ("def f[T]():\n nonlocal T", "def f[T: (x := 1)](): pass", "type A = (yield)", "class C[T](k := 1): pass", "def f[T, T](): pass"):
    try: compile(s, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
    # expect: nonlocal binding not allowed for type parameter 'T'
    # expect: named expression cannot be used within a TypeVar bound
    # expect: yield expression cannot be used within a type alias
    # expect: named expression cannot be used within the definition of a generic
    # expect: duplicate type parameter 'T'
