# explain: f.<genexpr>.k, f.k
def f(k):
    return (x * k for x in range(3))
