# Cells are live across yields: assignments by others between resumptions are seen.
def m():
    x = 0
    def g():
        while True: yield x
    def s(v):
        nonlocal x; x = v
    return g(), s
g, s = m(); a = next(g); s(5); print(a, next(g))  # expect: 0 5
