# explain: f.g.i, f.i
def f(n):
    for i in range(n):
        def g(i=i):
            return i
        yield g
