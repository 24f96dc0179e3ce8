# A closure that counts: ten million calls.
def make_counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step

def main(rounds):
    step = make_counter()
    for _ in range(rounds):
        step()
    return step() - 1

print(main(10_000_000))
