# In 3.13 annotations of functions are evaluated at def time in the enclosing scope; local variable
# annotations are never evaluated; module/class ones are stored in __annotations__.
def f():
    x: undefined = 1
    return x
print(f())  # expect: 1
class C: a: int; b: str = "x"
print(C.__annotations__)  # expect: {'a': <class 'int'>, 'b': <class 'str'>}
def g(a: nope): pass  # expect error: NameError: name 'nope' is not defined. Did you mean: 'None'?
