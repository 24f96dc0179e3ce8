# `make_dataclass` builds classes; `eq`, `frozen` and `unsafe_hash` decide about `__hash__`.
from dataclasses import dataclass, field, make_dataclass

Point = make_dataclass("Point", ["x", ("y", int), ("z", int, field(default=5))], namespace={"sum": lambda self: self.y + self.z})
print(Point(1, 2), Point(1, 2).sum(), Point.__annotations__, Point.__module__)
# expect: Point(x=1, y=2, z=5) 7 {'x': typing.Any, 'y': <class 'int'>, 'z': <class 'int'>} __main__
for wrong in (["a", "a"], ["1x"], ["class"], [("a", int, 1, 2)]):
    try:
        make_dataclass("Wrong", wrong)
    except TypeError as error:
        print(error)
        # expect: Field name duplicated: 'a'
        # expect: Field names must be valid identifiers: '1x'
        # expect: Field names must not be keywords: 'class'
        # expect: Invalid field: ('a', <class 'int'>, 1, 2)


def kind(**options):
    @dataclass(**options)
    class Sample:
        a: int = 1

    return "none" if Sample.__hash__ is None else "object" if Sample.__hash__ is object.__hash__ else "fields"


print(kind(), kind(eq=False), kind(frozen=True), kind(unsafe_hash=True), kind(eq=False, frozen=True))
# expect: none object fields fields object


@dataclass(unsafe_hash=True)
class Partly:
    a: int
    b: list = field(default_factory=list, hash=False)


print(hash(Partly(1)) == hash((1,)))  # expect: True
try:
    @dataclass(unsafe_hash=True)
    class Own:
        def __hash__(self):
            return 1
except TypeError as error:
    print(error)  # expect: Cannot overwrite attribute __hash__ in class Own


@dataclass(repr=False, eq=False, init=False, match_args=False)
class Bare:
    a: int


print("__init__" in vars(Bare), "__eq__" in vars(Bare), "__repr__" in vars(Bare), "__match_args__" in vars(Bare))
# expect: False False False False


@dataclass
class Loop:
    me: object = None


loop = Loop()
loop.me = [loop]
print(loop)  # expect: Loop(me=[...])
match Point(1, 2):
    case Point(1, y, z=z):
        print(y, z)  # expect: 2 5
