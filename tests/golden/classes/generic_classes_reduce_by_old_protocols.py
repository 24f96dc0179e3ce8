# Of the bases of a generic class none is built in but object.
import typing

T = typing.TypeVar("T")


class Box(typing.Generic[T]):
    pass


recipe = Box().__reduce_ex__(0)
print(recipe[0].__name__, recipe[1][1:])  # expect: _reconstructor (<class 'object'>, None)
print(type(recipe[0](*recipe[1])) is Box)  # expect: True


class Stream(typing.AsyncIterator, typing.Protocol):
    pass


print(typing.is_protocol(Stream))  # expect: True
