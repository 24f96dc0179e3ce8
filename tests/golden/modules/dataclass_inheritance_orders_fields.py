# Fields of bases come first, in the order of the first definition; a later definition replaces the default.
from dataclasses import dataclass, field, fields
from typing import ClassVar


@dataclass
class Base:
    x: int = 15
    y: str = "y"
    count: ClassVar[int] = 0


@dataclass
class Derived(Base):
    z: int = 10
    x: float = 1.5


print(Derived(), Derived("a", "b", "c"))  # expect: Derived(x=1.5, y='y', z=10) Derived(x='a', y='b', z='c')
print([each.name for each in fields(Derived)], Derived.__annotations__)
# expect: ['x', 'y', 'z'] {'z': <class 'int'>, 'x': <class 'float'>}


class Mixin:
    unrelated: int = 3


@dataclass
class Mixed(Mixin, Base):
    w: int = 0


print(Mixed(), Mixed.__match_args__)  # expect: Mixed(x=15, y='y', w=0) ('x', 'y', 'w')


class Undecorated(Base):
    extra: int = 1


print(Undecorated(2), Undecorated(2) == Base(2))  # expect: Undecorated(x=2, y='y') False
try:
    @dataclass
    class Broken(Base):
        needed: int
except TypeError as error:
    print(error)  # expect: non-default argument 'needed' follows default argument 'y'
try:
    @dataclass
    class Shared:
        items: list = []
except ValueError as error:
    print(error)  # expect: mutable default <class 'list'> for field items is not allowed: use default_factory
try:
    @dataclass
    class NoType:
        a = field(default=1)
except TypeError as error:
    print(error)  # expect: 'a' is a field but has no type annotation
try:
    field(default=1, default_factory=list)
except ValueError as error:
    print(error)  # expect: cannot specify both default and default_factory
try:
    @dataclass
    class Variable:
        a: ClassVar[list] = field(default_factory=list)
except TypeError as error:
    print(error)  # expect: field a cannot have a default factory
