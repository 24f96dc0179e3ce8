# Annotations of functions are evaluated when someone asks for them, in the enclosing scope; those of local variables
# never; those of classes see the class.
def f():
    x: undefined = 1
    return x
print(f())  # expect: 1
class C: a: int; b: str = "x"
print(C.__annotations__)  # expect: {'a': <class 'int'>, 'b': <class 'str'>}
def g(a: nope): pass  # expect error: NameError: name 'nope' is not defined. Did you mean: 'None'?
g.__annotations__
