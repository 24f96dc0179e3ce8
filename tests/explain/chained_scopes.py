# explain: a.b.c.x, a.b.c.y, a.b.c.z, a.b.x
def a(x):
    def b(y):
        def c(z):
            return x, y, z
        return c
    return b
