# __slots__: no dict, inherited slots, defaults, names that are mangled, and refusals.
class Point:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y

class Colored(Point):
    __slots__ = "color",

class Open(Point):
    pass

class WithDict(Point):
    __slots__ = ["__dict__"]

class Private:
    __slots__ = {"__secret": "documented", "plain": None}
    def __init__(self):
        self.__secret = 1

point, colored, opened, with_dict = Point(1, 2), Colored(3, 4), Open(5, 6), WithDict(7, 8)
colored.color = "red"
opened.z = with_dict.z = 9
print(point.x, colored.x, colored.color, opened.z, opened.__dict__, with_dict.__dict__, Point.__slots__, Colored.__slots__, hasattr(point, "__dict__"), hasattr(Open, "__slots__"))
# expect: 1 3 red 9 {'z': 9} {'z': 9} ('x', 'y') ('color',) False True
print(Private()._Private__secret, sorted(name for name in dir(Private) if "secret" in name or name == "plain"), Private.__slots__)
# expect: 1 ['_Private__secret', 'plain'] {'__secret': 'documented', 'plain': None}
def attempt(action):
    try:
        exec(action)
        print("done", action)
    except Exception as error:
        print(action, "->", type(error).__name__, error)

for action in ("point.z = 1", "del point.x; point.x", "del point.x; del point.x", "point.__dict__", "type('T', (), {'__slots__': ('a', 'a')})", "type('T', (), {'__slots__': ('__dict__', '__dict__')})",
               "type('T', (Open,), {'__slots__': '__dict__'})", "type('T', (), {'__slots__': 5})", "type('T', (), {'__slots__': (5,)})", "type('T', (), {'__slots__': '1x'})", "type('T', (), {'__slots__': 'a', 'a': 1})",
               "type('T', (Point, type('P', (), {'__slots__': 'q'})), {})", "type('T', (str,), {'__slots__': 'a'})", "type('T', (int,), {'__slots__': 'a'})", "type('T', (tuple,), {'__slots__': ()})"):
    point = Point(1, 2)
    attempt(action)
    # expect: point.z = 1 -> AttributeError 'Point' object has no attribute 'z' and no __dict__ for setting new attributes
    # expect: del point.x; point.x -> AttributeError 'Point' object has no attribute 'x'
    # expect: del point.x; del point.x -> AttributeError x
    # expect: point.__dict__ -> AttributeError 'Point' object has no attribute '__dict__'
    # expect: done type('T', (), {'__slots__': ('a', 'a')})
    # expect: type('T', (), {'__slots__': ('__dict__', '__dict__')}) -> TypeError __dict__ slot disallowed: we already got one
    # expect: type('T', (Open,), {'__slots__': '__dict__'}) -> TypeError __dict__ slot disallowed: we already got one
    # expect: type('T', (), {'__slots__': 5}) -> TypeError 'int' object is not iterable
    # expect: type('T', (), {'__slots__': (5,)}) -> TypeError __slots__ items must be strings, not 'int'
    # expect: type('T', (), {'__slots__': '1x'}) -> TypeError __slots__ must be identifiers
    # expect: type('T', (), {'__slots__': 'a', 'a': 1}) -> ValueError 'a' in __slots__ conflicts with class variable
    # expect: type('T', (Point, type('P', (), {'__slots__': 'q'})), {}) -> TypeError multiple bases have instance lay-out conflict
    # expect: done type('T', (str,), {'__slots__': 'a'})
    # expect: type('T', (int,), {'__slots__': 'a'}) -> TypeError nonempty __slots__ not supported for subtype of 'int'
    # expect: done type('T', (tuple,), {'__slots__': ()})
