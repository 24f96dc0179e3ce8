# Captured parameters come in parameter order, then the other captured locals by name.
def outer(zeta, beta, *stars, kwonly, alpha, **doubles):
    yolk = 1
    apple = 2
    mango = 3
    def inner():
        return mango, yolk, apple, doubles, alpha, stars, zeta
    return inner

print(outer.__code__.co_varnames)  # expect: ('zeta', 'beta', 'kwonly', 'alpha', 'stars', 'doubles', 'inner')
print(outer.__code__.co_cellvars)  # expect: ('zeta', 'alpha', 'stars', 'doubles', 'apple', 'mango', 'yolk')
print(outer(1, 2, kwonly=3, alpha=4).__code__.co_freevars)
# expect: ('alpha', 'apple', 'doubles', 'mango', 'stars', 'yolk', 'zeta')
