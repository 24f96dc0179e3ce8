class C:
    a: int

print(C.__annotations__, C.__dict__["__annotations_cache__"])  # expect: {'a': <class 'int'>} {'a': <class 'int'>}
C.__annotate__ = lambda format: {"b": format}
print("__annotations_cache__" in C.__dict__, C.__annotations__)  # expect: False {'b': 1}
C.__annotations__ = {"c": 3}
print(C.__annotations__, C.__annotate__)  # expect: {'c': 3} None
del C.__annotations__
print(C.__annotations__)  # expect: {}
del C.__annotations__
for change in (lambda: delattr(C, "__annotations__")), (lambda: delattr(C, "__annotate__")), (lambda: setattr(C, "__annotate__", 1)):
    try:
        change()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: AttributeError __annotations__
        # expect: TypeError cannot delete __annotate__ attribute
        # expect: TypeError __annotate__ must be callable or None
try:
    int.__annotations__
except AttributeError as error:
    print(error)  # expect: type object 'int' has no attribute '__annotations__'
