def outer(rows):
    for row in rows:
        value = row
        print((lambda: value)())
        del value
    value = 1
    get = lambda: value
    del value
    value = 2
    return get
