def make(k):
    return (n + k for n in range(3))


g = make(10)
next(g)
