# Parameters of every kind can be rebound from inside.
def outer(a, /, b, *rest, c=3, **extra):
    def change():
        nonlocal a, b, rest, c, extra
        a, b, rest, c, extra = a + 1, b * 2, rest[::-1], -c, sorted(extra)
    change()
    return a, b, rest, c, extra

print(outer(1, 2, 3, 4, z=1, y=2))  # expect: (2, 4, (4, 3), -3, ['y', 'z'])
