def count(n):
    while True:
        yield n
        n += 1


g = count(7)
next(g)
