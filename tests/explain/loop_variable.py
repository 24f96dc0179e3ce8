# explain: f.g.i, f.i
def f(n):
    for i in range(n):
        def g():
            return i
    return g
