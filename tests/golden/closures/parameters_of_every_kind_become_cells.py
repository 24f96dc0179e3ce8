# A captured parameter becomes a cell initialised with the argument (MAKE_CELL at entry); defaults, *args,
# **kw and keyword-only ones alike.
def f(a, *b, c=3, **d):
    g = lambda: (a, b, c, d)
    a = 10
    return g()
print(f(1, 2, z=4))  # expect: (10, (2,), 3, {'z': 4})
