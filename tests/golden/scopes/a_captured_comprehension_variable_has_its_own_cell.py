# A comprehension variable captured by a lambda gets its own cell distinct from a same-named outer variable;
# one cell for the whole comprehension.
def f():
    x = "outer"
    fs = [lambda: x for x in range(3)]
    return [g() for g in fs], (lambda: x)()
print(f())  # expect: ([2, 2, 2], 'outer')
