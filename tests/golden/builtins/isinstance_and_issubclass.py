# Class checks with classes, tuples, unions, and hooks.
class Meta(type):
    def __instancecheck__(cls, thing):
        return thing == "claimed"
    def __subclasscheck__(cls, other):
        return other is int

class Claims(metaclass=Meta):
    pass

class Pretender:
    @property
    def __class__(self):
        return dict

def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance(1, (str, (bytes, (int,)))), isinstance(None, int | None), isinstance("a", int | str), isinstance(1, ()), isinstance(int, type), isinstance(type, object))
# expect: True True True True True True False True True
print(isinstance("claimed", Claims), isinstance(Claims(), Claims), issubclass(int, Claims), issubclass(Claims, Claims), isinstance(Pretender(), dict), isinstance(Pretender(), Pretender), type(Pretender()) is Pretender)
# expect: True True True False True True True
print(issubclass(bool, int), issubclass(bool, (str, int)), issubclass(int, object), issubclass(bool, int | str), issubclass(type, type), issubclass(int, ()))
# expect: True True True True True False
attempt(isinstance, 1, 5)  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
attempt(isinstance, 1, "int")  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
attempt(isinstance, 1, (int, 5))  # expect: True
attempt(isinstance, "a", (int, 5))
# expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
attempt(isinstance, 1, list[int])  # expect: TypeError: isinstance() argument 2 cannot be a parameterized generic
attempt(isinstance, 1, [int])  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
attempt(isinstance, 1)  # expect: TypeError: isinstance expected 2 arguments, got 1
attempt(isinstance, 1, int, str)  # expect: TypeError: isinstance expected 2 arguments, got 3
attempt(issubclass, 1, int)  # expect: TypeError: issubclass() arg 1 must be a class
attempt(issubclass, int, 5)  # expect: TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
attempt(issubclass, int, (str, 5))
# expect: TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
attempt(issubclass, list[int], list)  # expect: TypeError: issubclass() arg 1 must be a class
attempt(issubclass, list, list[int])  # expect: TypeError: issubclass() argument 2 cannot be a parameterized generic
attempt(issubclass, int)  # expect: TypeError: issubclass expected 2 arguments, got 1
deep = int
for _ in range(50):
    deep = (deep,)
attempt(isinstance, 1, deep)  # expect: True
