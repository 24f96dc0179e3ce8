# The decorators of typing mostly mark; overload keeps its variants, NewType is a function.
from typing import (NewType, final, get_overloads, no_type_check, overload, override, clear_overloads,
                    get_protocol_members, Protocol, Self, Never, LiteralString, TypeAlias)


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


print(double(2), double("ab"), [each.__annotations__["x"].__name__ for each in get_overloads(double)])
# expect: 4 abab ['int', 'str']


@overload
def never_made(x): ...


try:
    never_made(1)
except NotImplementedError as error:
    print(error)
    # expect: You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.
clear_overloads()
print(get_overloads(double))  # expect: []

UserId = NewType("UserId", int)
print(UserId(5) + 1, UserId, UserId.__supertype__, UserId.__name__)  # expect: 6 __main__.UserId <class 'int'> UserId


@final
class Leaf:
    @override
    def __repr__(self):
        return "leaf"


print(Leaf.__final__, Leaf.__repr__.__override__, Leaf(), Self, Never, LiteralString)
# expect: True True leaf typing.Self typing.Never typing.LiteralString
Vector: TypeAlias = list[float]
print(Vector, no_type_check(double).__no_type_check__)  # expect: list[float] True


class Shape(Protocol):
    size: int

    def area(self): ...


print(sorted(get_protocol_members(Shape)))  # expect: ['area', 'size']
