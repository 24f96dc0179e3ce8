# `nonlocal n; n += 1`, called in a loop.
def make_counter(start):
    n = start
    def step(by):
        nonlocal n
        n += by
        return n
    return step

def main():
    step = make_counter(0)
    for i in range(10_000_000):
        step(1)
    return step(0)

print(main())
