# explain: outer.C.x
x = "module"
def outer():
    x = "outer"
    class C:
        x = x
    return C
