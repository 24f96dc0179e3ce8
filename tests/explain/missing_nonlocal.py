# explain: make_counter.step.n
def make_counter():
    n = 0
    def step():
        n += 1
        return n
    return step
