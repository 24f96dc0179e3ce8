# Generators pull values one at a time through a chain.
def count(log):
    n = 0
    while True:
        log.append(n)
        yield n
        n += 1

def only_even(numbers):
    for n in numbers:
        if n % 2 == 0:
            yield n

def take(limit, numbers):
    for n in numbers:
        if limit == 0:
            return
        limit -= 1
        yield n

log = []
print(list(take(3, (n * n for n in only_even(count(log))))), log)  # expect: [0, 4, 16] [0, 1, 2, 3, 4, 5, 6]
