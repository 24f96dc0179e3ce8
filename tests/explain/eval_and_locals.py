# explain: f.g.x, f.x
def f():
    x = 1
    def g():
        return eval("x")
    return g, locals()
