def outer(p):
    def f(a: p, format: int) -> str: pass
    class C:
        def m(self, x: p): pass
        y: p
    return f, C

f, C = outer(1)
for function in f.__annotate__, C.__annotate__, C.m.__annotate__:
    code = function.__code__
    print(function.__qualname__, code.co_qualname, code.co_name, code.co_firstlineno)
    print(code.co_varnames, code.co_freevars, code.co_argcount, code.co_posonlyargcount, hex(code.co_flags))
    # expect: outer.<locals>.f.__annotate__ outer.<locals>.__annotate__ __annotate__ 2
    # expect: ('format',) ('p',) 1 1 0x13
    # expect: outer.<locals>.C.__annotate__ outer.<locals>.C.__annotate__ __annotate__ 3
    # expect: ('format',) ('__classdict__', 'p') 1 1 0x13
    # expect: outer.<locals>.C.m.__annotate__ outer.<locals>.C.__annotate__ __annotate__ 4
    # expect: ('format',) ('__classdict__', 'p') 1 1 0x13
print(f.__annotate__.__name__, f.__annotate__.__module__, f.__annotate__.__defaults__)
# expect: __annotate__ __main__ None
