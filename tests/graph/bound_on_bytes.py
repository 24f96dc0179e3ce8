# bounds: bytes = 60
def make(n):
    return lambda: n


f, g = make(1), make(2)
