def f(a):
    (x, y), *z = a
    a.b, a[0] = x, y
    a[1:2] = [*x, *y]
    return {**a, "k": 1}, (*x, 1), {1, 2, 3}
