def make():
    def f(a: int): pass
    return f

f = make()
f.__annotations__ = {"b": str}
print(f.__annotations__, f.__annotate__)  # expect: {'b': <class 'str'>} None
f = make()
del f.__annotations__
print(f.__annotations__, f.__annotate__)  # expect: {} None
f = make()
f.__annotations__["c"] = bytes
print(f.__annotations__, f.__annotate__(1))  # expect: {'a': <class 'int'>, 'c': <class 'bytes'>} {'a': <class 'int'>}
try:
    f.__annotations__ = [1]
except TypeError as error:
    print(error)  # expect: __annotations__ must be set to a dict object
