def outer(rows):
    first = rows[0]
    rest = rows[1:]
    get = lambda: first
    size = lambda: len(rest)
    print(size())
    del first, rest
    return get
