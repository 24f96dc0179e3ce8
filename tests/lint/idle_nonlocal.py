def outer():
    seen = set()
    n = 0

    def add(item):
        nonlocal seen, n
        seen.add(item)
        n += 1

    def drop():
        nonlocal n
        del n

    return add, drop, n
