# Assigning __code__ needs the same number of free variables (names may differ); __closure__, __globals__,
# __builtins__ are read-only.
def o(x, y): return (lambda: x), (lambda: y)
f, g = o(1, 2)
f.__code__ = g.__code__; print(f())  # expect: 1
f.__code__ = o.__code__  # expect error: ValueError: <lambda>() requires a code object with 1 free vars, not 0
