def f(a, b):
    with a as x, b:
        return x
