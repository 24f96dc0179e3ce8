# NamedTuple and TypedDict by class and by call.
from typing import NamedTuple, NotRequired, ReadOnly, Required, TypedDict, get_type_hints, is_typeddict


class Point(NamedTuple):
    "A place."
    x: int
    y: int = 0

    def length(self):
        return abs(self.x) + abs(self.y)


print(Point(1), Point(x=3, y=-4).length(), Point._fields, Point._field_defaults, Point.__annotations__, Point.__doc__)
# expect: Point(x=1, y=0) 7 ('x', 'y') {'y': 0} {'x': <class 'int'>, 'y': <class 'int'>} A place.
print(Point(1)._replace(y=5), Point(1)._asdict(), Point.__mro__[1:], Point.__orig_bases__ == (NamedTuple,))
# expect: Point(x=1, y=5) {'x': 1, 'y': 0} (<class 'tuple'>, <class 'object'>) True
print(NamedTuple("Made", [("a", int), ("b", str)])(1, "x"))  # expect: Made(a=1, b='x')


class Movie(TypedDict, total=False):
    name: Required[str]
    year: int


class Sequel(Movie):
    part: int
    note: NotRequired[str]
    mark: ReadOnly[int]


print(Movie(name="n"), type(Movie(year=1)), sorted(Sequel.__required_keys__), sorted(Sequel.__optional_keys__), sorted(Sequel.__readonly_keys__))
# expect: {'name': 'n'} <class 'dict'> ['mark', 'name', 'part'] ['note', 'year'] ['mark']
print(Movie.__total__, Sequel.__total__, is_typeddict(Movie), is_typeddict(dict), Sequel.__bases__, Sequel.__orig_bases__)
# expect: False True True False (<class 'dict'>,) (<class '__main__.Movie'>,)
print(get_type_hints(Sequel), get_type_hints(Sequel, include_extras=True))
# expect: {'name': <class 'str'>, 'year': <class 'int'>, 'part': <class 'int'>, 'note': <class 'str'>, 'mark': <class 'int'>} {'name': typing.Required[str], 'year': <class 'int'>, 'part': <class 'int'>, 'note': typing.NotRequired[str], 'mark': typing.ReadOnly[int]}
print(TypedDict("Made", {"in": int, "a-b": str})({"in": 3}))  # expect: {'in': 3}


def broken(source):
    try:
        exec(source, globals())
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)


broken("class A(NamedTuple):\n    a: int = 1\n    b: int")
# expect: TypeError Non-default namedtuple field b cannot follow default field a
broken("class A(NamedTuple):\n    _a: int")  # expect: ValueError Field names cannot start with an underscore: '_a'
broken("class A(NamedTuple):\n    a: int\n    def __new__(cls): pass")
# expect: AttributeError Cannot overwrite NamedTuple attribute __new__
broken("class A(NamedTuple, object): pass")  # expect: TypeError can only inherit from a NamedTuple type and Generic
broken("class A(Movie, int): pass")
# expect: TypeError cannot inherit from both a TypedDict type and a non-TypedDict base class
broken("isinstance({}, Movie)")  # expect: TypeError TypedDict does not support instance and class checks
broken("class A(TypedDict):\n    a: int = 1\n    def f(self): pass")
broken("Point()")  # expect: TypeError Point.__new__() missing 1 required positional argument: 'x'
broken("Point(1, 2, 3)")  # expect: TypeError Point.__new__() takes from 2 to 3 positional arguments but 4 were given
broken("Point(1).z")  # expect: AttributeError 'Point' object has no attribute 'z'
broken("Point(1).x = 3")  # expect: AttributeError can't set attribute
