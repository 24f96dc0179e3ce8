# explain: outer.C.f._C__x
def outer():
    _C__x = 1
    class C:
        def f(self):
            return __x
    return C
