# int | str and its kind: members, comparison, isinstance, substitution.
import types

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

union = int | str
print(union, union.__args__, union.__parameters__, type(union), int | None, None | int, int | str | int, (int | str) | (str | bytes), int | int, list[int] | dict, bool | int)
# expect: int | str (<class 'int'>, <class 'str'>) () <class 'typing.Union'> int | None None | int int | str int | str | bytes <class 'int'> list[int] | dict bool | int
print(union == str | int, union != int | bytes, hash(union) == hash(str | int), union == int, isinstance(1, union), isinstance(None, int | None), isinstance("a", int | list), issubclass(bool, union), issubclass(int, str | None), isinstance(1, (str, int | None)))
# expect: True True True False True True False True False True
class Box[T]:
    pass

T = Box.__type_params__[0]
print((list[T] | int)[str], (list[T] | dict[T, T] | None)[int], (list[T] | None).__parameters__, Box | None, {union: 1}[str | int])
# expect: list[str] | int list[int] | dict[int, int] | None (T,) __main__.Box | None 1
attempt(isinstance, 1, int | list[int])  # expect: True
attempt(issubclass, int, int | list[int])  # expect: True
attempt(lambda: int | 5)  # expect: TypeError: unsupported operand type(s) for |: 'type' and 'int'
attempt(lambda: 5 | int)  # expect: TypeError: unsupported operand type(s) for |: 'int' and 'type'
attempt(lambda: "str" | int)  # expect: TypeError: unsupported operand type(s) for |: 'str' and 'type'
attempt(lambda: union | "x")  # expect: int | str | ForwardRef('x')
attempt(lambda: union[int])  # expect: TypeError: int | str is not a generic class
attempt(union)  # expect: TypeError: 'typing.Union' object is not callable
attempt(lambda: union < union)
# expect: TypeError: '<' not supported between instances of 'typing.Union' and 'typing.Union'
attempt(setattr, union, "__args__", ())  # expect: AttributeError: readonly attribute
attempt(setattr, union, "x", ())
# expect: AttributeError: 'typing.Union' object has no attribute 'x' and no __dict__ for setting new attributes
attempt(types.UnionType)  # expect: TypeError: cannot create 'typing.Union' instances
attempt(type, "U", (types.UnionType,), {})  # expect: TypeError: type 'typing.Union' is not an acceptable base type
attempt(type, "U", (union,), {})
# expect: TypeError: type() doesn't support MRO entry resolution; use types.new_class()
attempt(hash, int | list[[]])  # expect: TypeError: unhashable type: 'list'
attempt(lambda: union.__or__(5))  # expect: int | str | 5
attempt(union.__eq__, 5)  # expect: NotImplemented
