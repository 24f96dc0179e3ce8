def f(x: int): pass

class C:
    y: str

for owner in f, C:
    for format in 0, 1, 2, 3, 4, True:
        try:
            print(owner.__annotate__(format))
        except NotImplementedError as error:
            print(format, error.args)
            # expect: {'x': <class 'int'>}
            # expect: {'x': <class 'int'>}
            # expect: {'x': <class 'int'>}
            # expect: 3 ()
            # expect: 4 ()
            # expect: {'x': <class 'int'>}
            # expect: {'y': <class 'str'>}
            # expect: {'y': <class 'str'>}
            # expect: {'y': <class 'str'>}
            # expect: 3 ()
            # expect: 4 ()
            # expect: {'y': <class 'str'>}
try:
    f.__annotate__()
except TypeError as error:
    print(error)  # expect: f.__annotate__() missing 1 required positional argument: 'format'
try:
    f.__annotate__("1")
except TypeError as error:
    print(error)  # expect: '>' not supported between instances of 'str' and 'int'
try:
    f.__annotate__(format=1)
except TypeError as error:
    print(error)  # expect: f.__annotate__() got some positional-only arguments passed as keyword arguments: 'format'
