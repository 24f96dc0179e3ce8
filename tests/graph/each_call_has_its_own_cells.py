def make(n):
    return lambda: n


one, two, three = make(1), make(2), make(3)
