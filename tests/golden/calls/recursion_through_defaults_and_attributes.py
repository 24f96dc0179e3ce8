# Functions reach themselves in many ways.
def fact(n, this=None):
    this = this or fact
    return 1 if n < 2 else n * this(n - 1, this)

print(fact(20), fact(5, lambda n, this: n))  # expect: 2432902008176640000 20
y = lambda f: (lambda x: x(x))(lambda x: f(lambda *args: x(x)(*args)))
print(y(lambda fib: lambda n: n if n < 2 else fib(n - 1) + fib(n - 2))(15))  # expect: 610
def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
print(ackermann(2, 3))  # expect: 9
