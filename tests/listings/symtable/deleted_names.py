def f():
    del never
    x = 1
    def g():
        nonlocal x
        del x
    del x
    return g
