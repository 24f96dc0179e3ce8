# `del` of an already empty free variable raises NameError.
def f():
    def g():
        nonlocal x; del x  # expect error: NameError: cannot access free variable 'x' where it is not associated with a value in enclosing scope
    g()
    x = 1
f()
