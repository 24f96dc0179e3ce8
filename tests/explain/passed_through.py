# explain: outer.middle.n, outer.middle.inner.n, outer.n
def outer(n):
    def middle():
        def inner():
            return n
        return inner
    return middle
