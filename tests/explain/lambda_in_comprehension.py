# explain: f.<listcomp>.<lambda>.i, f.<listcomp>.i
def f(n):
    return [lambda: i for i in range(n)]
