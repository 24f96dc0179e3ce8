# Name mangling: `__x` in a class body (functions, nested functions, comprehensions, nonlocal/global too)
# becomes `_Class__x` in names, cells and keyword args at compile time.
class C:
    def m(self):
        __v = 1
        def g(): return __v
        return g
print(C().m().__code__.co_freevars, C.m.__code__.co_cellvars)  # expect: ('_C__v',) ('_C__v',)
