# bounds: nodes = 4
def make(n):
    return lambda: n


handlers = [make(n) for n in range(5)]
