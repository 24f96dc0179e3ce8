# A loop over int and float locals.
def main():
    i = 0
    x = 0.0
    total = 0
    while i < 10_000_000:
        x = x * 0.5 + i
        if x > 1000.0:
            total += 1
        i += 1
    return total

print(main())
