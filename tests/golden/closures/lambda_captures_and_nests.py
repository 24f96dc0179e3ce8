# Lambdas capture exactly as functions do.
adder = lambda a: lambda b: lambda c: (a, b, c)
f = adder(1)(2)
print(f(3), f.__code__.co_freevars, f.__name__, f.__qualname__)
# expect: (1, 2, 3) ('a', 'b') <lambda> <lambda>.<locals>.<lambda>.<locals>.<lambda>
make = lambda n: (lambda: n, lambda v: [n := v][0])
read, write = make(1)
print(read(), write(9), read())  # expect: 1 9 1
print((lambda *args, **kw: (args, kw))(1, x=2))  # expect: ((1,), {'x': 2})
