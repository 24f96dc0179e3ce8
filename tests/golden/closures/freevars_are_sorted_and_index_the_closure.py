# co_freevars are sorted by name; __closure__[i] corresponds to co_freevars[i].
def o(zeta, alpha):
    mid = 1
    return lambda: (mid, zeta, alpha)
f = o("z", "a")
print(f.__code__.co_freevars, [c.cell_contents for c in f.__closure__])
# expect: ('alpha', 'mid', 'zeta') ['a', 1, 'z']
