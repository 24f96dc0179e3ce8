def make(items):
    return lambda: items


f = make([1, [make(2)], 3])
