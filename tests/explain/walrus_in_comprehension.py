# explain: f.<listcomp>.last, f.last
def f(xs):
    seen = [last := x for x in xs]
    return seen, last
