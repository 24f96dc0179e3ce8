# vars() without arguments is locals(); dir() without arguments lists sorted local names.
def f(b, a): c = 1; return dir(), sorted(vars())
print(f(1, 2))  # expect: (['a', 'b', 'c'], ['a', 'b', 'c'])
