# __build_class__: what a class statement calls.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

def body():
    x = 1

Made = __build_class__(body, "Made")
print(Made.__name__, Made.__bases__, hasattr(Made, "x"))  # expect: Made (<class 'object'>,) False
class Meta(type):
    def __new__(meta, name, bases, namespace, **keywords):
        made = super().__new__(meta, name, bases, namespace)
        made.keywords = keywords
        return made
    def __init__(cls, name, bases, namespace, **keywords):
        pass

print(__build_class__(body, "K", metaclass=Meta, flag=1).keywords, __build_class__(body, "I", int)(5) + 1)
# expect: {'flag': 1} 6
attempt(__build_class__)  # expect: TypeError: __build_class__: not enough arguments
attempt(__build_class__, body)  # expect: TypeError: __build_class__: not enough arguments
attempt(__build_class__, 5, "A")  # expect: TypeError: __build_class__: func must be a function
attempt(__build_class__, body, 5)  # expect: TypeError: __build_class__: name is not a string
attempt(__build_class__, len, "A")  # expect: TypeError: __build_class__: func must be a function
attempt(__build_class__, body, "A", 5)  # expect: TypeError: int expected at most 2 arguments, got 3
attempt(__build_class__, body, "A", metaclass=5)  # expect: TypeError: 'int' object is not callable
attempt(__build_class__, body, "A", metaclass=lambda *args, **kwargs: (args[0], args[1]))  # expect: ('A', ())
import builtins
original = builtins.__build_class__
def spy(function, name, *bases, **keywords):
    print("building", name, [base.__name__ for base in bases], keywords)
    return original(function, name, *bases, **keywords)

builtins.__build_class__ = spy
class Watched(dict, metaclass=Meta, extra=2):
    pass
# expect: building Watched ['dict'] {'metaclass': <class '__main__.Meta'>, 'extra': 2}

builtins.__build_class__ = original
print(Watched.keywords)  # expect: {'extra': 2}
