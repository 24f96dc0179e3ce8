# Closures that hold themselves, dropped at once: cycles for the collector.
def node(n):
    def me(k):
        return me if k < 0 else n + k
    return me

def main():
    total = 0
    for i in range(2_000_000):
        total += node(i)(1) & 7
    return total

print(main())
