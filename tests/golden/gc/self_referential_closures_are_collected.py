# Closures that refer to themselves are garbage when they are dropped; the live ones stay.
def node(n):
    def me():
        return n, me
    return me

kept = [node(n) for n in range(10)]
for n in range(60_000):
    node(n)
print([f()[0] for f in kept], all(f()[1] is f for f in kept))  # expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] True
