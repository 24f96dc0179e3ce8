# explain: a.b.c.n, a.b.n, a.n
def a():
    n = 0
    def b():
        def c():
            nonlocal n
            n = 1
        return c
    return b, n
