# Functions share code objects: each execution of def/lambda makes a new function object over the same code.
def o(x): return lambda: x
a, b = o(1), o(1)
print(a is b, a.__code__ is b.__code__, a == b)  # expect: False True False
