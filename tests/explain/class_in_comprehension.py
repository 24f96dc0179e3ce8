# explain: f.<listcomp>.<lambda>.x
def f(xs):
    return [(lambda: x)() for x in xs]
