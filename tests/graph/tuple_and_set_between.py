def make(items):
    return lambda: items


f = make((make(1), {make(2)}))
