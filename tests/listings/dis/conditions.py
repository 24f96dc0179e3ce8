def f(a, b, c):
    if a and b or not c:
        return 1
    if a < b <= c:
        return 2
    if a is not None and b not in c:
        return 3
    x = a or b and c
    return x if a else b < c
