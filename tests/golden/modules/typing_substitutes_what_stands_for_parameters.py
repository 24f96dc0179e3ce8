# Arguments for ParamSpec and TypeVarTuple in generics of built-in classes, and what no argument can be.
import types
from collections.abc import Callable
from typing import Concatenate, Final, Generic, List, Optional, ParamSpec, Protocol, TypeVar, TypeVarTuple, Unpack

T, U, P, Q, Ts = TypeVar("T"), TypeVar("U"), ParamSpec("P"), ParamSpec("Q"), TypeVarTuple("Ts")


def attempt(generic, *given):
    for each in given:
        try:
            print(generic[each])
        except TypeError as error:
            print(error)


attempt(Callable[Concatenate[int, P], int], Q, ..., [str, float], [], (Concatenate[str, Q],), (str, float))
attempt(types.GenericAlias(list, (Concatenate[int, P], int)), Q, ...)
attempt(tuple[Ts], (int, str))
attempt(tuple[T, *Ts], (int, str, float), int)
attempt(list[T], Generic, Protocol, Generic[T], Optional, Final, (), int, None)
attempt(List[T], Generic, Protocol, Protocol[T], Optional, Final)


class Base:
    def __init_subclass__(cls):
        pass


class Forgotten(Base, Generic[T]):
    pass


class Shut[X]:
    def __setattr__(self, name, value):
        raise RuntimeError("shut")


try:
    Forgotten[int]
except AttributeError as error:
    print(error, error.__notes__)
print(type(Shut[int]()))
# expect: collections.abc.Callable[typing.Concatenate[int, ~Q], int]
# expect: collections.abc.Callable[typing.Concatenate[int, ...], int]
# expect: collections.abc.Callable[[int, str, float], int]
# expect: collections.abc.Callable[[int], int]
# expect: collections.abc.Callable[typing.Concatenate[int, str, ~Q], int]
# expect: collections.abc.Callable[[int, str, float], int]
# expect: list[typing.Concatenate[int, ~Q], int]
# expect: list[typing.Concatenate[int, ...], int]
# expect: Substitution of bare TypeVarTuple is not supported
# expect: tuple[int, str, float]
# expect: tuple[int]
# expect: Plain <class 'typing.Generic'> is not valid as type argument
# expect: Plain <class 'typing.Protocol'> is not valid as type argument
# expect: typing.Generic[~T] is not valid as type argument
# expect: Plain typing.Optional is not valid as type argument
# expect: Plain typing.Final is not valid as type argument
# expect: Too few arguments for list[~T]; actual 0, expected at least 1
# expect: list[int]
# expect: list[None]
# expect: Plain <class 'typing.Generic'> is not valid as type argument
# expect: Plain <class 'typing.Protocol'> is not valid as type argument
# expect: typing.Protocol[~T] is not valid as type argument
# expect: Plain typing.Optional is not valid as type argument
# expect: Plain typing.Final is not valid as type argument
# expect: type object 'Forgotten' has no attribute '__parameters__' ["Note: this exception may have been caused by 'Base.__init_subclass__' (or the '__init_subclass__' method on a superclass) not calling 'super().__init_subclass__()'"]
# expect: <class '__main__.Shut'>
