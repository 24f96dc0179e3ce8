def memoise(function):
    cache = {}

    def memo(n):
        if n not in cache:
            cache[n] = function(n)
        return cache[n]

    return memo


@memoise
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


fib(5)
