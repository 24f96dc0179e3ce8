# Reading a slot that was never set names the class with all that it lies in.
class Outer:
    class Point:
        __slots__ = ("x",)

    class Loose:
        pass


def show(read):
    try:
        read()
    except AttributeError as error:
        print(error, "|", error.name, "|", type(error.obj).__name__)


show(lambda: Outer.Point().x)  # expect: 'Outer.Point' object has no attribute 'x' | x | Point
show(lambda: Outer.Point().y)  # expect: 'Point' object has no attribute 'y' | y | Point
show(lambda: Outer.Loose().x)  # expect: 'Loose' object has no attribute 'x' | x | Loose
show(lambda: Outer.Point().__delattr__("x"))  # expect: x | None | NoneType
Outer.Point.__module__ = "geometry"
show(lambda: Outer.Point().x)  # expect: 'geometry.Outer.Point' object has no attribute 'x' | x | Point
Outer.Point.__qualname__ = "Renamed"
show(lambda: Outer.Point().x)  # expect: 'geometry.Renamed' object has no attribute 'x' | x | Point
