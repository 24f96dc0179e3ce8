# `__slots__` gives fixed attributes and no `__dict__`.
class Point:
    __slots__ = ("x", "y")
    def __init__(self, x):
        self.x = x

point = Point(1)
print(point.x, hasattr(point, "__dict__"))  # expect: 1 False
try:
    point.y
except AttributeError as error:
    print(error)  # expect: 'Point' object has no attribute 'y'
point.y = 2
print(point.y)  # expect: 2
point.z = 3
# expect error: AttributeError: 'Point' object has no attribute 'z' and no __dict__ for setting new attributes
