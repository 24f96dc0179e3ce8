# explain: outer.C.method.n, outer.C.n
def outer(n):
    class C:
        def method(self):
            return n
    return C
