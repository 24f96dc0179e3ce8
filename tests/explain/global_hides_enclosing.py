# explain: outer.middle.x, outer.middle.inner.x, outer.x
x = "module"
def outer():
    x = "outer"
    def middle():
        global x
        def inner():
            return x
        return inner
    return middle, x
