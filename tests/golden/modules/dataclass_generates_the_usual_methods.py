# A dataclass gets __init__, __repr__ and __eq__ from its annotations, in their order.
from dataclasses import dataclass, fields


@dataclass
class Point:
    x: int
    y: int = 0
    label = "no annotation, no field"


a = Point(1, 2)
print(a, Point(1), Point(y=5, x=4))  # expect: Point(x=1, y=2) Point(x=1, y=0) Point(x=4, y=5)
print(a == Point(1, 2), a == Point(2, 1), a != (1, 2))  # expect: True False True
print([field.name for field in fields(Point)], [field.type for field in fields(a)])
# expect: ['x', 'y'] [<class 'int'>, <class 'int'>]
print(Point.__match_args__, Point.__eq__ is not object.__eq__, Point.__hash__)  # expect: ('x', 'y') True None
print(Point.__doc__)  # expect: Point(x: int, y: int = 0)
try:
    Point()
except TypeError as error:
    print(error)  # expect: Point.__init__() missing 1 required positional argument: 'x'
try:
    Point(1, 2, 3)
except TypeError as error:
    print(error)  # expect: Point.__init__() takes from 2 to 3 positional arguments but 4 were given
try:
    hash(a)
except TypeError as error:
    print(error)  # expect: unhashable type: 'Point'
match Point(3, 4):
    case Point(0, y):
        print("on the axis", y)
    case Point(x, y):
        print("somewhere", x, y)  # expect: somewhere 3 4
