# A cache in a dict that a closure holds.
def memoise(f):
    cache = {}
    def wrapper(n):
        if n in cache:
            return cache[n]
        value = cache[n] = f(n)
        return value
    return wrapper

def main(rounds):
    f = memoise(lambda n: n * n % 1009)
    total = 0
    for i in range(rounds):
        total += f(i % 5_000)
    return total

print(main(7_000_000))
