def make(kind):
    def f(x: kind) -> kind:
        return x

    return f


f = make(int)
