# classmethod and staticmethod take over annotations when they are asked for, and functions in __init__.
class Mine(classmethod):
    def __init__(self, function):
        pass


def function(cls) -> int: ...


print(Mine(function), Mine(function).__func__)  # expect: <classmethod(None)> None
for kind in (classmethod, staticmethod):
    made = kind(function)
    print(sorted(vars(made)), made.__annotations__, sorted(vars(made)))
    made.__annotations__ = {"a": 1}
    print(made.__annotations__, function.__annotations__)
    del made.__annotations__
    print(made.__annotations__)
    del made.__annotations__
    try:
        del made.__annotations__
    except AttributeError as error:
        print(error)
        # expect: ['__doc__', '__module__', '__name__', '__qualname__'] {'return': <class 'int'>} ['__annotations__', '__doc__', '__module__', '__name__', '__qualname__']
        # expect: {'a': 1} {'return': <class 'int'>}
        # expect: {'return': <class 'int'>}
        # expect: 'classmethod' object has no attribute '__annotations__'
        # expect: ['__doc__', '__module__', '__name__', '__qualname__'] {'return': <class 'int'>} ['__annotations__', '__doc__', '__module__', '__name__', '__qualname__']
        # expect: {'a': 1} {'return': <class 'int'>}
        # expect: {'return': <class 'int'>}
        # expect: 'staticmethod' object has no attribute '__annotations__'
