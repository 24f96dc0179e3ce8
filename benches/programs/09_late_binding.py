# Closures made in a loop, with the value kept by a default.
def main():
    total = 0
    for _ in range(30_000):
        functions = []
        for k in range(50):
            functions.append(lambda x, k=k: x + k)
        for f in functions:
            total = f(total) & 0xFFFFF
    return total

print(main())
