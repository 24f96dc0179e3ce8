def f(a: int): pass

f.__annotate__ = lambda format: {"format": format}
print(f.__annotations__)  # expect: {'format': 1}
f.__annotate__ = None
print(f.__annotate__, f.__annotations__)  # expect: None {'format': 1}
f.__annotate__ = lambda format: ["no dict"]
try:
    f.__annotations__
except TypeError as error:
    print(error)  # expect: __annotate__ returned non-dict of type 'list'
for bad in 3, "text":
    try:
        f.__annotate__ = bad
    except TypeError as error:
        print(error)
        # expect: __annotate__ must be callable or None
        # expect: __annotate__ must be callable or None
try:
    del f.__annotate__
except TypeError as error:
    print(error)  # expect: __annotate__ cannot be deleted
