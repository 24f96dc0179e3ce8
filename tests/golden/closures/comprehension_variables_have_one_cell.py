# Lambdas made in a comprehension share its variable, which is not the outer one of the same name.
def outer():
    n = "outer"
    readers = [lambda: n for n in range(3)]
    own = lambda: n
    return [reader() for reader in readers], own(), readers[0].__closure__[0] is readers[2].__closure__[0]

print(outer())  # expect: ([2, 2, 2], 'outer', True)

def nested():
    return [[lambda: (a, b) for b in range(2)] for a in range(2)]

print([[f() for f in row] for row in nested()])  # expect: [[(1, 1), (1, 1)], [(1, 1), (1, 1)]]
