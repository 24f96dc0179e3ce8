def f(p, *args, k, **kw):
    try:
        if p:
            return late_value
        later = early = 1
    finally:
        cleanup = early
    a = b = c = d
    d, c = (e := a), b
    for item in things:
        things = item
    with p as m, m as n:
        pass
