# A cache in a captured dict, shared by all calls of one wrapper.
def memoise(function):
    cache = {}
    hits = 0
    def wrapper(n):
        nonlocal hits
        if n in cache:
            hits += 1
        else:
            cache[n] = function(n)
        return cache[n]
    wrapper.stats = lambda: (len(cache), hits)
    return wrapper

@memoise
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(80))  # expect: 23416728348467685
print(fib.stats())  # expect: (81, 78)
