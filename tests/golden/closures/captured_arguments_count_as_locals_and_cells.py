# A captured argument is in co_varnames and co_cellvars; a captured plain local is in co_cellvars only.
# co_nlocals = len(co_varnames).
def f(a):
    b = c = 1
    return lambda: (a, b)
print(f.__code__.co_varnames, f.__code__.co_cellvars, f.__code__.co_nlocals)  # expect: ('a', 'c') ('a', 'b') 2
