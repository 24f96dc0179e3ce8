# Default argument values, decorators, annotations and base classes of an inner def/class are evaluated in the
# *enclosing* scope.
def o():
    x = 1
    def g(a=x):
        x = 5
        return a, x
    return g()
print(o(), o.__code__.co_cellvars)  # expect: (1, 5) ()
