# explain: outer.inner.x, outer.x
def outer():
    x = 1
    def inner():
        x = 2
        return x
    return inner, x
