# Closures made in a loop, with the value kept by a default.
def main(rounds):
    total = 0
    for _ in range(rounds):
        functions = []
        for k in range(50):
            functions.append(lambda x, k=k: x + k)
        for f in functions:
            total = f(total) & 0xFFFFF
    return total

print(main(30_000))
