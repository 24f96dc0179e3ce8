from annotationlib import Format, get_annotations
from typing import NamedTuple, TypedDict

class Point(NamedTuple):
    x: int
    next: Point | None = None

class Base(TypedDict):
    a: int

class Derived(Base, total=False):
    b: Missing

print(Point.__annotations__["next"] == Point | None, Point._fields, Point(1))
# expect: True ('x', 'next') Point(x=1, next=None)
print(get_annotations(Point, format=Format.STRING))  # expect: {'x': 'int', 'next': 'Point | None'}
print(get_annotations(Derived, format=Format.STRING), sorted(Derived.__required_keys__))
# expect: {'a': 'int', 'b': 'Missing'} ['a']
Missing = str
print(Derived.__annotations__)  # expect: {'a': <class 'int'>, 'b': <class 'str'>}
