def make(n):
    def f(a, b=lambda: n, *, c=(lambda: n), d=4):
        return n

    return f


f = make(1)
