# A hundred closures over different values, called in turn.
def make_adder(k):
    def add(x):
        return x + k
    return add

def main(rounds):
    adders = [make_adder(k) for k in range(100)]
    total = 0
    for _ in range(rounds):
        for add in adders:
            total = add(total) & 0xFFFF
    return total

print(main(60_000))
