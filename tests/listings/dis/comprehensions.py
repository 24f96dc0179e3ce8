def f(items):
    x = 1
    pairs = [(x, y) for x in items for y in x if y]
    late = [lambda: i for i in items]
    return {k: v for k, v in pairs}, {x for x in late}, x


names = [name for name in dir()]
