top = [last := item for item in range(3)]
def f(items):
    if any((found := item) > 1 for item in items):
        return found
    pairs = [(a := item, b) for item in items if (b := item)]
    def g():
        nonlocal found
        return [found := item for item in items]
    return a, b, pairs, g
