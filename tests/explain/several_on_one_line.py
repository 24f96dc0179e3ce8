# explain: f.n, f.<lambda>.n
def f(n): n = n + n; return lambda: n + n
