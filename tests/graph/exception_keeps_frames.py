def make(n):
    def fail():
        raise ValueError(n)

    return fail


def keep():
    try:
        make(1)()
    except ValueError as error:
        return lambda kept=error: kept


f = keep()
