# NamedTuple classes are tuples with field names; a TypedDict is a dict at run time.
from typing import NamedTuple, NotRequired, Required, TypedDict, is_typeddict


class Point(NamedTuple):
    """A place."""
    x: int
    y: int = 0

    def length(self):
        return self.x + self.y


p = Point(1)
print(p, p.x, p[1], p == (1, 0), p.length(), Point._fields, Point._field_defaults, Point.__doc__)
# expect: Point(x=1, y=0) 1 0 True 1 ('x', 'y') {'y': 0} A place.
print(p._replace(y=5), p._asdict(), Point._make([7, 8]), Point.__annotations__)
# expect: Point(x=1, y=5) {'x': 1, 'y': 0} Point(x=7, y=8) {'x': <class 'int'>, 'y': <class 'int'>}
x, y = p
print(x, y, isinstance(p, tuple), Point.__mro__)
# expect: 1 0 True (<class '__main__.Point'>, <class 'tuple'>, <class 'object'>)
try:
    Point()
except TypeError as error:
    print(error)  # expect: Point.__new__() missing 1 required positional argument: 'x'
try:
    p.x = 3
except AttributeError as error:
    print(error)  # expect: can't set attribute
try:
    class Bad(NamedTuple):
        a: int = 1
        b: int
except TypeError as error:
    print(error)  # expect: Non-default namedtuple field b cannot follow default field a
Pair = NamedTuple("Pair", [("a", int), ("b", str)])
print(Pair(1, "b"))  # expect: Pair(a=1, b='b')


class Movie(TypedDict):
    name: str
    year: NotRequired[int]


class Sequel(Movie, total=False):
    part: int
    of: Required[str]


print(Movie(name="x"), type(Movie(name="x")) is dict, is_typeddict(Movie), Movie.__total__)
# expect: {'name': 'x'} True True True
print(sorted(Movie.__required_keys__), sorted(Movie.__optional_keys__))  # expect: ['name'] ['year']
print(sorted(Sequel.__required_keys__), sorted(Sequel.__optional_keys__))  # expect: ['name', 'of'] ['part', 'year']
try:
    isinstance({}, Movie)
except TypeError as error:
    print(error)  # expect: TypedDict does not support instance and class checks
