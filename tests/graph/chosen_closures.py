# graph: g, f
def make(n):
    return lambda: n


f, g, h = make(1), make(2), make(3)
