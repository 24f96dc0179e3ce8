# explain: f.first, f.<lambda>.rest
def f(xs):
    first, *rest = xs
    (a, b), [c] = xs
    return first, lambda: rest
