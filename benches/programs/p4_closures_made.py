# Three million closures, each made, called and dropped.
def main(rounds):
    total = 0
    for i in range(rounds):
        def add(x):
            return x + i
        total += add(1)
    return total

print(main(3_000_000))
