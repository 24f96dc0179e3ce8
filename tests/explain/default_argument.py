# explain: f.<lambda>.i, f.i
def f(n):
    return [lambda i=i: i for i in range(n)]
