# explain: f.C.n, f.n
def f():
    n = 0
    class C:
        nonlocal n
        n = 1
    return n
