def make(text, items):
    return lambda: (text, items)


f = make("long " * 100, list(range(1000)))
