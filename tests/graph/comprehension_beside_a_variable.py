def make(n):
    return [lambda: (i, n) for i in range(2)]


handlers = make(5)
