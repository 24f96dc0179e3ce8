# explain: make_counter.step.n, make_counter.n, make_counter.start
def make_counter(start):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step
