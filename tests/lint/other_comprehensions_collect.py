def make(names):
    by_name = {name: lambda: name for name in names}
    pairs = {(name, lambda: name) for name in names}
    return by_name, pairs
