def f(n):
    received = yield n
    result = yield from g(received)
    return result


squares = (x * x for x in range(10) if x)
