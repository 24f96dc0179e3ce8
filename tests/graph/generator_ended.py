def count(n):
    yield n


g = count(7)
list(g)
kept = lambda: g
