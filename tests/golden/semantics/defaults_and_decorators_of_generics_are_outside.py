# Default values and decorators of a generic function are evaluated outside the type-parameter scope;
# annotations inside it.
T = "outer"
def f[T](a=T): return a, T
print(f()[0], f()[1])  # expect: outer T
