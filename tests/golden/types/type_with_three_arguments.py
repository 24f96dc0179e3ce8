# type(name, bases, dict) makes classes, and checks its arguments.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

def greet(self):
    return f"{type(self).__name__} greets"

Made = type("Made", (list,), {"greet": greet, "size": 3})
print(Made, Made([1]).greet(), Made.size, Made.__bases__, Made.__name__, Made.__qualname__, Made.__module__, Made.__mro__)
# expect: <class '__main__.Made'> Made greets 3 (<class 'list'>,) Made Made __main__ (<class '__main__.Made'>, <class 'list'>, <class 'object'>)
Other = type("Other", (), {"__qualname__": "Outer.Other", "__module__": "m", "__doc__": "text"})
print(Other, Other.__doc__, repr(Other()).split(" at ")[0], type(Other), type(5), type(type), type("x", (), dict(a=1)).a)
# expect: <class 'm.Outer.Other'> text <m.Outer.Other object <class 'type'> <class 'int'> <class 'type'> 1
attempt(type)  # expect: TypeError: type() takes 1 or 3 arguments
attempt(type, 1, 2)  # expect: TypeError: type() takes 1 or 3 arguments
attempt(type, 1, 2, 3, 4)  # expect: TypeError: type() takes 1 or 3 arguments
attempt(type, 5, (), {})  # expect: TypeError: type.__new__() argument 1 must be str, not int
attempt(type, "A", [], {})  # expect: TypeError: type.__new__() argument 2 must be tuple, not list
attempt(type, "A", (), [])  # expect: TypeError: type.__new__() argument 3 must be dict, not list
attempt(type, "A", (5,), {})
# expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
attempt(type, "A", (int, str), {})  # expect: TypeError: multiple bases have instance lay-out conflict
attempt(type, "A", (object, int), {})
# expect: TypeError: Cannot create a consistent method resolution order (MRO) for bases object, int
attempt(type, "A", (int, int), {})  # expect: TypeError: duplicate base class int
attempt(type, "A", (bool,), {})  # expect: TypeError: type 'bool' is not an acceptable base type
attempt(type, "A\0", (), {})  # expect: ValueError: type name must not contain null characters
attempt(type, "A", (), {"__slots__": ("x", "x y")})  # expect: TypeError: __slots__ must be identifiers
attempt(type, "A", (), {"__slots__": "x", "x": 1})
# expect: ValueError: 'x' in __slots__ conflicts with class variable
attempt(type, "A", (int,), {"__slots__": ("x",)})
# expect: TypeError: nonempty __slots__ not supported for subtype of 'int'
attempt(type, "A", (), {"__qualname__": 5})  # expect: TypeError: type __qualname__ must be a str, not int
attempt(type, "A", (), {}, extra=1)  # expect: TypeError: A.__init_subclass__() takes no keyword arguments
attempt(type, name="A", bases=(), dict={})  # expect: TypeError: type() takes 1 or 3 arguments
attempt(type, 5, key=1)  # expect: TypeError: type() takes no keyword arguments
attempt(type.__new__, type)  # expect: TypeError: type.__new__() takes exactly 3 arguments (0 given)
attempt(type.__new__, int, "A", (), {})  # expect: TypeError: type.__new__(int): int is not a subtype of type
attempt(type.__call__, int, "7")  # expect: 7
attempt(type.__call__)  # expect: TypeError: descriptor '__call__' of 'type' object needs an argument
