# co_cellvars order (3.11+): captured parameters in parameter order first (kw-only, then *args, **kw as in
# co_varnames), then other captured locals sorted by name.
def o(b, *va, a, **kw):
    z = y = 1
    return lambda: (z, y, a, b, kw, va)
print(o.__code__.co_varnames, o.__code__.co_cellvars)
# expect: ('b', 'a', 'va', 'kw') ('b', 'a', 'va', 'kw', 'y', 'z')
