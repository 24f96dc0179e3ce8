# A captured argument is listed twice, a captured plain local only as a cell variable.
def outer(size, unit):
    scale = 2
    plain = 3
    def inner():
        return size * scale
    return inner

code = outer.__code__
print(code.co_varnames, code.co_cellvars, code.co_nlocals, code.co_argcount)
# expect: ('size', 'unit', 'plain', 'inner') ('size', 'scale') 4 2
