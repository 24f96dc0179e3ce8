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
Other = type("Other", (), {"__qualname__": "Outer.Other", "__module__": "m", "__doc__": "text"})
print(Other, Other.__doc__, repr(Other()).split(" at ")[0], type(Other), type(5), type(type), type("x", (), dict(a=1)).a)
attempt(type)
attempt(type, 1, 2)
attempt(type, 1, 2, 3, 4)
attempt(type, 5, (), {})
attempt(type, "A", [], {})
attempt(type, "A", (), [])
attempt(type, "A", (5,), {})
attempt(type, "A", (int, str), {})
attempt(type, "A", (object, int), {})
attempt(type, "A", (int, int), {})
attempt(type, "A", (bool,), {})
attempt(type, "A\0", (), {})
attempt(type, "A", (), {"__slots__": ("x", "x y")})
attempt(type, "A", (), {"__slots__": "x", "x": 1})
attempt(type, "A", (int,), {"__slots__": ("x",)})
attempt(type, "A", (), {"__qualname__": 5})
attempt(type, "A", (), {}, extra=1)
attempt(type, name="A", bases=(), dict={})
attempt(type, 5, key=1)
attempt(type.__new__, type)
attempt(type.__new__, int, "A", (), {})
attempt(type.__call__, int, "7")
attempt(type.__call__)
