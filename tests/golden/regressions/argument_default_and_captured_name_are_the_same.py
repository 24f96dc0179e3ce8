# `def inner(x=x)` reads the outer `x` for the default and owns another `x` inside.
def outer(x):
    def inner(x=x):
        def innermost(x=x + 1):
            return x
        x *= 10
        return x, innermost()
    x = "changed"
    return inner(), inner(3)

print(outer(1))  # expect: ((10, 2), (30, 4))
