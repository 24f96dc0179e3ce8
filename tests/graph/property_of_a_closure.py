def make(n):
    class Box:
        value = property(lambda self: n)

    return Box


Box = make(7)
