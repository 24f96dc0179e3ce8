# Class patterns: isinstance, then attributes by keyword or by __match_args__.
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y

class Point3(Point):
    __match_args__ = ("x", "y", "z")
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z

class Bare:
    pass

def where(value):
    match value:
        case Point3(x, y, z=0):
            return f"flat {x} {y}"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y) | Point(x=y, y=0):
            return f"axis {y}"
        case Point(x, Point(y, _)):
            return f"nested {x} {y}"
        case Point():
            return "point"
        case int(n) | float(n) if n > 100:
            return f"big {n}"
        case bool():
            return "bool"
        case int():
            return "int"
        case str(text):
            return f"text {text}"
        case dict({}) | list([]) | tuple(()):
            return "container"
        case Bare(missing=_):
            return "bare with attribute"
        case Bare():
            return "bare"
        case _:
            return "other"

bare = Bare()
bare.missing = 1
for value in (Point3(1, 2, 0), Point3(1, 2, 3), Point(0, 0), Point(0, 5), Point(6, 0), Point(1, Point(2, 3)), 101, 100.5, True, 7, "hi", {}, [], (), Bare(), bare, None, Point):
    print(where(value))
    # expect: flat 1 2
    # expect: point
    # expect: origin
    # expect: axis 5
    # expect: axis 6
    # expect: nested 1 2
    # expect: big 101
    # expect: big 100.5
    # expect: bool
    # expect: int
    # expect: text hi
    # expect: container
    # expect: container
    # expect: container
    # expect: bare
    # expect: bare with attribute
    # expect: other
    # expect: other
