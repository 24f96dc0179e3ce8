def make(n):
    return lambda: n


def run(first, handler=make(1), *, other=make(2)):
    pass


# cell: run.__defaults__[0] n
# cell: run.__kwdefaults__["other"] n
