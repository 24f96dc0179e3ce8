x = 0
def a():
    x = 1
    def b():
        global x
        def c():
            return x
        x = 2
        return c
    return b, x
