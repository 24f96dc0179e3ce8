# `isinstance` and `issubclass`: tuples, unions, hooks of the metaclass, objects that claim a class.
class Even(type):
    def __instancecheck__(cls, value): return value % 2 == 0
    def __subclasscheck__(cls, other): return other is int
class EvenInt(metaclass=Even): pass
class Mock:
    @property
    def __class__(self): return str

print(isinstance(4, EvenInt), isinstance(3, EvenInt), issubclass(int, EvenInt))  # expect: True False True
print(isinstance(1, (str, (float, int))), isinstance(None, int | None), issubclass(bool, int | str))  # expect: True True True
print(isinstance(Mock(), str), isinstance(Mock(), Mock), type(Mock()).__name__)  # expect: True True Mock
for check in (
    lambda: isinstance(1, 3), lambda: isinstance("", (str, 3)), lambda: isinstance([], list[int]),
    lambda: issubclass(1, int), lambda: issubclass(int, 3), lambda: issubclass(list, list[int]),
):
    try:
        print(check())
    except TypeError as error:
        print(error)
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: True
# expect: isinstance() argument 2 cannot be a parameterized generic
# expect: issubclass() arg 1 must be a class
# expect: issubclass() arg 2 must be a class, a tuple of classes, or a union
# expect: issubclass() argument 2 cannot be a parameterized generic
class Endless:
    @property
    def __bases__(self): return (Endless(), Endless())
try:
    issubclass(Endless(), int)
except RecursionError as error:
    print("RecursionError")  # expect: RecursionError
