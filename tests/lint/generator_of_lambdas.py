def collect(n):
    return list(lambda: i for i in range(n))


def in_order(n):
    return [f() for f in (lambda: i for i in range(n))]
