# `global` inside a nested function skips enclosing function bindings; names declared so in an outer function
# are seen as global in inner ones.
x = "g"
def f():
    x = "local"
    def h():
        global x
        return x
    return h()
print(f())  # expect: g
