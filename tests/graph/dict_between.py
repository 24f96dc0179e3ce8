def make(items):
    return lambda: items


f = make({"inner": make(1), "other": 2, make: 3})
