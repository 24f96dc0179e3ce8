def count(n):
    yield n


g = count(7)
