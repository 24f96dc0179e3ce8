# Fields of bases come first; a field that is defined again keeps its place.
from dataclasses import dataclass, field, fields, replace


@dataclass
class Base:
    a: int
    b: int = 2

    def __post_init__(self):
        self.total = self.a + self.b


@dataclass
class Derived(Base):
    c: int = 3
    a: int = 10

    def __post_init__(self):
        super().__post_init__()
        self.total += self.c


print(Derived(), Derived(1, 2, 3).total, Derived().total)  # expect: Derived(a=10, b=2, c=3) 6 15
print([each.name for each in fields(Derived)])  # expect: ['a', 'b', 'c']
print(Base(1) == Derived(1), Derived(1) == Derived(1))  # expect: False True
print(replace(Derived(), b=0), replace(Derived(), b=0).total)  # expect: Derived(a=10, b=0, c=3) 13


@dataclass
class Plain(Base):
    def __repr__(self):
        return f"<plain {self.a}>"


print(Plain(5), isinstance(Plain(5), Base))  # expect: <plain 5> True
