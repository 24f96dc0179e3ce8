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
# expect: rex barks 2 Dog(rex) True bark Dog.bark Barks. __main__ loud (1,) True
print(method, method == rex.bark, method is rex.bark, method == fido.bark, method != Dog.bark, hash(rex.bark) == hash(rex.bark), {rex.bark: 1}[method], method.__eq__(5), method.__get__(fido) is method)
# expect: <bound method Dog.bark of Dog(rex)> True False False True True 1 NotImplemented True
attempt(setattr, method, "note", 1)
# expect: AttributeError: 'method' object has no attribute 'note' and no __dict__ for setting new attributes
attempt(setattr, method, "__self__", 1)  # expect: AttributeError: readonly attribute
attempt(delattr, method, "note")
# expect: AttributeError: 'method' object has no attribute 'note' and no __dict__ for setting new attributes
attempt(getattr, method, "nope")  # expect: AttributeError: 'function' object has no attribute 'nope'
attempt(lambda: method < method)  # expect: TypeError: '<' not supported between instances of 'method' and 'method'
attempt(types.MethodType)  # expect: TypeError: method expected 2 arguments, got 0
attempt(types.MethodType, 5, 6)  # expect: TypeError: first argument must be callable
attempt(types.MethodType, len, None)  # expect: TypeError: instance must not be None
attempt(types.MethodType, len)  # expect: TypeError: method expected 2 arguments, got 1
attempt(types.MethodType, len, [], 1)  # expect: TypeError: method expected 2 arguments, got 3
attempt(types.MethodType(len, [1, 2]))  # expect: 2
attempt(types.MethodType(print, "x"), "y")
# expect: x y
# expect: None
attempt(method, 1, 2)  # expect: TypeError: Dog.bark() takes from 1 to 2 positional arguments but 3 were given
attempt(method, nope=1)  # expect: TypeError: Dog.bark() got an unexpected keyword argument 'nope'
attempt(type, "M", (types.MethodType,), {})  # expect: TypeError: type 'method' is not an acceptable base type
print(types.MethodType(len, [1, 2]), types.MethodType(int, "5")(), types.MethodType(types.MethodType(max, 1), 2)(3))
# expect: <bound method len of [1, 2]> 5 3
