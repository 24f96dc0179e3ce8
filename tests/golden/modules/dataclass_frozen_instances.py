# A frozen dataclass refuses assignments and can be hashed.
from dataclasses import FrozenInstanceError, dataclass, replace


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0

    def __post_init__(self):
        object.__setattr__(self, "x", int(self.x))


point = Point("3", 4)
print(point, hash(point) == hash((3, 4)), {point: 1}[Point(3, 4)])  # expect: Point(x=3, y=4) True 1
for action in ("point.x = 1", "del point.y", "point.z = 5"):
    try:
        exec(action)
    except FrozenInstanceError as error:
        print(type(error).__mro__[1].__name__, error)
        # expect: AttributeError cannot assign to field 'x'
        # expect: AttributeError cannot delete field 'y'
        # expect: AttributeError cannot assign to field 'z'
print(replace(point, y=9), point)  # expect: Point(x=3, y=9) Point(x=3, y=4)
try:
    @dataclass
    class Loose(Point):
        z: int = 0
except TypeError as error:
    print(error)  # expect: cannot inherit non-frozen dataclass from a frozen one


@dataclass
class Base:
    a: int


try:
    @dataclass(frozen=True)
    class Tight(Base):
        b: int
except TypeError as error:
    print(error)  # expect: cannot inherit frozen dataclass from a non-frozen one


class Plain(Point):
    pass


plain = Plain(1)
plain.other = 7
print(plain, plain.other)  # expect: Plain(x=1, y=0) 7
try:
    plain.x = 2
except FrozenInstanceError as error:
    print(error)  # expect: cannot assign to field 'x'
