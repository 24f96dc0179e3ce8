x = 0


def f():
    global x
    x = 1
    y = 2

    class C:
        z = y
        def g(self):
            nonlocal y
            del y
            return __class__
    return C
