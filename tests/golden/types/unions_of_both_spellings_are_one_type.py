# `int | str` and `Union[int, str]` are objects of one type, which is `typing.Union` and `types.UnionType`.
import types
import typing
from typing import Optional, TypeVar, Union

T = TypeVar("T")
print(Union is types.UnionType, type(int | str) is Union, Union, isinstance(int | None, Union))
# expect: True True <class 'typing.Union'> True
print(Union[int, str], Optional[int], Union[int, None] == (int | None), hash(Union[int, str]) == hash(str | int))
# expect: int | str int | None True True
print((int | str).__origin__, (int | str).__args__, (int | str).__name__, (int | str).__module__)
# expect: <class 'typing.Union'> (<class 'int'>, <class 'str'>) Union typing
print(Union[int], Union[int, int, str], Union[int, Union[str, None], int], Union["later", int])
# expect: <class 'int'> int | str int | str | None ForwardRef('later') | int
print(T | int, (T | int)[str], (list[T] | None)[int], (T | int).__parameters__, T | "later")
# expect: ~T | int str | int list[int] | None (~T,) ~T | ForwardRef('later')
print((int | str) | "later", "first" | (int | str), int | list[int] | None)
# expect: int | str | ForwardRef('later') ForwardRef('first') | int | str int | list[int] | None


class Unhashable:
    __hash__ = None

    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return isinstance(other, Unhashable) and self.name == other.name

    def __repr__(self):
        return self.name


a, also_a, b = Unhashable("a"), Unhashable("a"), Unhashable("b")
print(Union[a, also_a, b], Union[a, int] == Union[int, also_a], Union[a, int] == Union[b, int])
# expect: a | b True False
def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: hash(Union[a, b]))  # expect: unhashable type: 'Unhashable'
attempt(lambda: int | 5)  # expect: unsupported operand type(s) for |: 'type' and 'int'
attempt(lambda: Union[()])  # expect: Cannot take a Union of no types.
attempt(lambda: Union[int, (1, 2)])  # expect: Union[arg, ...]: each arg must be a type. Got (1, 2).
attempt(lambda: (int | str)[int])  # expect: int | str is not a generic class
attempt(lambda: Union(int, str))  # expect: cannot create 'typing.Union' instances
attempt(lambda: types.new_class("C", (int | str,)))  # expect: Cannot subclass int | str
attempt(lambda: isinstance(1, Union[str, "later"]))
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
print(isinstance(1, int | "x".__class__), issubclass(bool, Union[int, str]), typing.get_origin(int | str), typing.get_args(Union[int, str]))
# expect: True True <class 'typing.Union'> (<class 'int'>, <class 'str'>)
