# In a function `locals()` makes an independent dict at each call.
def outer():
    x = 1
    first = locals()
    first["x"] = 99
    x = 2
    second = locals()
    return first is second, first["x"], second["x"], sorted(second), x

print(outer())  # expect: (False, 99, 2, ['first', 'x'], 2)

def with_deleted():
    a = 1
    b = 2
    del a
    return locals()

print(with_deleted())  # expect: {'b': 2}
print((lambda a, *b, c=3, **d: locals())(1, 2, e=5))  # expect: {'a': 1, 'c': 3, 'b': (2,), 'd': {'e': 5}}
