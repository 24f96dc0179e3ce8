# explain: outer.C.method.x, outer.C.x, outer.x
def outer():
    x = "outer"
    class C:
        x = "class"
        def method(self):
            return x
    return C
