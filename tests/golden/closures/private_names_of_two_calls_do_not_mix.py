# Recursion makes a cell per activation.
def collect(depth):
    def mine():
        return depth
    if depth == 0:
        return [mine]
    return collect(depth - 1) + [mine]

functions = collect(4)
print([f() for f in functions])  # expect: [0, 1, 2, 3, 4]
print(len({id(f.__closure__[0]) for f in functions}))  # expect: 5
