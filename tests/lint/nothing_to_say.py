def make_counter(start):
    n = start

    def step(by=1):
        nonlocal n
        n += by
        return n

    return step
