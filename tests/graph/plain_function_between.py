def make(n):
    return lambda: n


def holder(f=make(1)):
    return f


g = make(holder)
