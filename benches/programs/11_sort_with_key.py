# Sorting with a closure as the key function.
def make_key(modulus):
    calls = 0
    def key(n):
        nonlocal calls
        calls += 1
        return n * 7919 % modulus
    return key, lambda: calls

def main(rounds):
    total = 0
    for round in range(rounds):
        key, calls = make_key(100_003 + round)
        items = sorted(range(200_000), key=key)
        total += items[1000] + calls()
    return total

print(main(6))
