# `slots=True` makes a new class with `__slots__`; defaults do not stay in the class.
from dataclasses import dataclass, field
import weakref


@dataclass(slots=True)
class Pair:
    left: int
    right: int = 2

    def who(self):
        return __class__.__name__


pair = Pair(1)
print(pair, Pair.__slots__, hasattr(pair, "__dict__"), type(Pair.right).__name__)
# expect: Pair(left=1, right=2) ('left', 'right') False member_descriptor
try:
    pair.middle = 3
except AttributeError as error:
    print(error)  # expect: 'Pair' object has no attribute 'middle' and no __dict__ for setting new attributes


@dataclass(slots=True)
class Triple(Pair):
    third: list = field(default_factory=list)


print(Triple(1, 2), Triple.__slots__)  # expect: Triple(left=1, right=2, third=[]) ('third',)


@dataclass(slots=True, weakref_slot=True)
class Held:
    x: int = 0


held = Held()
print(Held.__slots__, weakref.ref(held)() is held)  # expect: ('x', '__weakref__') True
try:
    @dataclass(slots=True)
    class Twice:
        __slots__ = ("x",)
        x: int
except TypeError as error:
    print(error)  # expect: Twice already specifies __slots__
try:
    @dataclass(weakref_slot=True)
    class Alone:
        x: int
except TypeError as error:
    print(error)  # expect: weakref_slot is True but slots is False
