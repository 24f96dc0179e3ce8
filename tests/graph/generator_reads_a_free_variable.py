def make(limit):
    def count():
        n = 0
        while n < limit:
            yield n
            n += 1

    return count()


g = make(3)
next(g)
