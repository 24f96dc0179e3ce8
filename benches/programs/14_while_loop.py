# A loop over int and float locals.
def main(rounds):
    i = 0
    x = 0.0
    total = 0
    while i < rounds:
        x = x * 0.5 + i
        if x > 1000.0:
            total += 1
        i += 1
    return total

print(main(10_000_000))
