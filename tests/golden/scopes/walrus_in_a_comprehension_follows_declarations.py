# Walrus in a comprehension binds in the nearest enclosing function/module scope, honouring its
# global/nonlocal declarations.
def f():
    any((hit := v) > 1 for v in [1, 2, 3])
    return hit
print(f(), [y := i for i in range(3)], y)  # expect: 2 [0, 1, 2] 2
