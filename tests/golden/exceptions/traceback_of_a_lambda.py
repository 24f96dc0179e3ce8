# Lambdas show as `<lambda>`.
twice = lambda f, x: f(f(x))
half = lambda x: x / (x - x)
# expect error: ZeroDivisionError: division by zero
print(twice(lambda n: n + 1, 1))
# expect: 3
twice(half, 4)
