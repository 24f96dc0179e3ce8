# explain: f.<lambda>.a
def f(a):
    return lambda: (
        1 +
        a
    )
