# explain: f.<listcomp>.<listcomp>.x, f.<listcomp>.x
def f(rows):
    return [[x * y for y in range(x)] for x in rows]
