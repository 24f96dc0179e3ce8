# `exec` and `eval` in a function get a snapshot of its locals; writes do not come back.
def outer():
    x = 1
    exec("x = 2; y = 3; print('inside', x, y)")
    return x, "y" in locals(), eval("x + 10")

print(outer())
# expect: inside 2 3
# expect: (1, False, 11)

def with_namespace():
    x = 1
    namespace = {"x": 5}
    exec("x = x * 2; y = 3", {}, namespace)
    return x, sorted(namespace.items())

print(with_namespace())  # expect: (1, [('x', 10), ('y', 3)])

def own_dict():
    x = 1
    seen = locals()
    exec("x = 7", globals(), seen)
    return x, seen["x"]

print(own_dict())  # expect: (1, 7)
