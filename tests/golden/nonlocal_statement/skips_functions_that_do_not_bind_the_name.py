# `nonlocal` binds to the nearest enclosing *function* scope that binds the name; it may skip levels, never
# reaches globals.
def a():
    x = 0
    def b():
        def c():
            nonlocal x
            x += 1
        c(); return x
    return b()
print(a())  # expect: 1
