from __future__ import annotations

import functools
from collections import OrderedDict
from collections.abc import Container, Hashable, Iterable, Mapping, MutableMapping, Sequence, Set, Sized
from abc import ABC
from typing import Optional, Union


@functools.singledispatch
def kind(value):
    return "object"


@kind.register
def _(value: int | float):
    return "number"


@kind.register
def _(value: Union[bytes, bytearray], more=None):
    return "bytes"


@kind.register(Sequence)
def _(value):
    return "sequence"


@kind.register
def _(value: Mapping):
    return "mapping"


kind.register(MutableMapping, lambda value: "mutable mapping")
kind.register(Sized, lambda value: "sized")
kind.register(type(None), lambda value: "nothing")
for value in (1, True, 2.5, b"", bytearray(), "a", [1], (), range(3), {}, OrderedDict(), {1}, None, 1j, {}.keys()):
    print(type(value).__name__, kind(value))
    # expect: int number
    # expect: bool number
    # expect: float number
    # expect: bytes bytes
    # expect: bytearray bytes
    # expect: str sequence
    # expect: list sequence
    # expect: tuple sequence
    # expect: range sequence
    # expect: dict mutable mapping
    # expect: OrderedDict mutable mapping
    # expect: set sized
    # expect: NoneType nothing
    # expect: complex object
    # expect: dict_keys sized
print(type(kind.registry).__name__, len(kind.registry), Sequence in kind.registry, kind.dispatch(bool)(0))
# expect: mappingproxy 10 True number


class Late(ABC):
    pass


class Plain:
    pass


kind.register(Late, lambda value: "late")
print(kind(Plain()))  # expect: object
Late.register(Plain)
print(kind(Plain()))  # expect: late


class Both(Plain):
    def __len__(self):
        return 0


print(kind(Both()))  # expect: sized


@functools.singledispatch
def unclear(value):
    return "object"


unclear.register(Iterable, lambda value: "iterable")
unclear.register(Container, lambda value: "container")
try:
    unclear(OrderedDict())
except RuntimeError as error:
    print(error)
    # expect: Ambiguous dispatch: <class 'collections.abc.Iterable'> or <class 'collections.abc.Container'>
unclear.register(Set, lambda value: "set")
print(unclear(set()), unclear(frozenset()))  # expect: set set
try:
    unclear({})
except RuntimeError as error:
    print(error)
    # expect: Ambiguous dispatch: <class 'collections.abc.Iterable'> or <class 'collections.abc.Container'>
unclear.register(dict, lambda value: "dict")
print(unclear({}), unclear(OrderedDict()))  # expect: dict dict


def attempt(function):
    try:
        function()
    except (TypeError, NameError) as error:
        print(f"{type(error).__name__}: {error}")


def wrong(value: list[int]):
    pass


def half(value: int | list[str]):
    pass


attempt(lambda: kind.register(5, print))
# expect: TypeError: Invalid first argument to `register()`. 5 is not a class or union type.
attempt(lambda: kind.register(wrong))  # expect: TypeError: Invalid annotation for 'value'. list[int] is not a class.
attempt(lambda: kind.register(half))
# expect: TypeError: Invalid annotation for 'value'. int | list[str] not all arguments are classes.
attempt(lambda: kind.register(list[int]))
# expect: TypeError: Invalid first argument to `register()`: list[int]. Use either `@register(some_class)` or plain `@register` on an annotated function.
attempt(lambda: kind.register(int | list[str], print))
# expect: TypeError: Invalid first argument to `register()`. int | list[str] is not a class or union type.
attempt(lambda: kind())  # expect: TypeError: kind requires at least 1 positional argument
