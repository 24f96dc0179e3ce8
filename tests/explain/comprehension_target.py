# explain: f.<listcomp>.x, f.x
def f(x):
    y = [x for x in range(3)]
    return x, y
