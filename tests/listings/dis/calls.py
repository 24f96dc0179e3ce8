def f(g, a, *args, **kwargs):
    g()
    g(a, 1, b=2)
    a.method(g(a), key=3)
    g(*args)
    g(a, *args, b=1, **kwargs)
    return g(g(a))
