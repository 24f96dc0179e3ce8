def make():
    kind = int
    def f(x: kind): pass
    del kind
    return f

f = make()
try:
    f.__annotations__
except NameError as error:
    print(type(error).__name__, error)
    # expect: NameError cannot access free variable 'kind' where it is not associated with a value in enclosing scope
f.__annotate__.__closure__[0].cell_contents = float
print(f.__annotations__)  # expect: {'x': <class 'float'>}
