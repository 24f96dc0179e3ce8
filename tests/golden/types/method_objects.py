# Bound methods: what they share with their function, and how they compare.
import types

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

class Dog:
    """A dog."""
    def __init__(self, name):
        self.name = name
    def __repr__(self):
        return f"Dog({self.name})"
    def __eq__(self, other):
        return True
    def bark(self, times=1):
        """Barks."""
        return f"{self.name} barks {times}"
    bark.note = "loud"
    __hash__ = None

rex, fido = Dog("rex"), Dog("fido")
method = rex.bark
print(method(2), method.__self__, method.__func__ is Dog.bark, method.__name__, method.__qualname__, method.__doc__, method.__module__, method.note, method.__defaults__, method.__code__ is Dog.bark.__code__)
print(method, method == rex.bark, method is rex.bark, method == fido.bark, method != Dog.bark, hash(rex.bark) == hash(rex.bark), {rex.bark: 1}[method], method.__eq__(5), method.__get__(fido) is method)
attempt(setattr, method, "note", 1)
attempt(setattr, method, "__self__", 1)
attempt(delattr, method, "note")
attempt(getattr, method, "nope")
attempt(lambda: method < method)
attempt(types.MethodType)
attempt(types.MethodType, 5, 6)
attempt(types.MethodType, len, None)
attempt(types.MethodType, len)
attempt(types.MethodType, len, [], 1)
attempt(types.MethodType(len, [1, 2]))
attempt(types.MethodType(print, "x"), "y")
attempt(method, 1, 2)
attempt(method, nope=1)
attempt(type, "M", (types.MethodType,), {})
print(types.MethodType(len, [1, 2]), types.MethodType(int, "5")(), types.MethodType(types.MethodType(max, 1), 2)(3))
