# An inner function reading a name its *enclosing* function declared `global` reads the global, even if a
# farther function binds it.
x = "g"
def a():
    x = "a"
    def b():
        global x
        def c(): return x
        return c()
    return b()
print(a())  # expect: g
