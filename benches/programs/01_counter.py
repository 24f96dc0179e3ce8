# `nonlocal n; n += 1`, called in a loop.
def make_counter(start):
    n = start
    def step(by):
        nonlocal n
        n += by
        return n
    return step

def main(rounds):
    step = make_counter(0)
    for i in range(rounds):
        step(1)
    return step(0)

print(main(10_000_000))
