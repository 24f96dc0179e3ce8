# List/set/dict comprehensions are inlined: no frame of their own, tracebacks show the enclosing function
# only, locals() includes outer locals plus the iteration variable.
def f():
    a = 1
    return [sorted(locals()) for i in "x"]
print(f())  # expect: [['a', 'i']]
