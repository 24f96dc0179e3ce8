# What an instruction knows of a property from its last run holds only as long as it is true.
import operator
import sys


class Point:
    def __init__(self, x):
        self._x = x

    @property
    def x(self):
        return self._x

    @property
    def items(self):
        yield self._x
        yield self._x + 1

    first = property(operator.attrgetter("_x"))
    nothing = property()
    given = property(lambda self, extra=5: (self._x, extra))

    @property
    def broken(self):
        return self.missing

    @property
    def raising(self):
        raise AttributeError("its own")

    @property
    def deep(self):
        return self.deep


def read(obj):
    return obj.x


def every(obj, *names):
    result = []
    for name in names:
        try:
            result.append(getattr(obj, name))
        except (AttributeError, RecursionError) as error:
            result.append((type(error).__name__, str(error), getattr(error, "name", None), getattr(error, "obj", 0) is obj))
    return result


point = Point(1)
print([read(point) for _ in range(3)])
point.__dict__["x"] = "hidden"
print(read(point))
Point.x = property(lambda self: "another")
print(read(point), read(Point(2)))


class Derived(Point):
    x = "plain"


class Slotted(Point):
    __slots__ = ("x",)


print(read(Derived(1)), read(point), Derived(1).first)
slotted = Slotted(1)
slotted.x = "in a slot"
print(read(slotted), read(point))
prop = Point.__dict__["x"]
prop.__init__(lambda self: "made anew")
print(read(point))
prop.__init__()
try:
    read(point)
except AttributeError as error:
    print(error)
prop.__init__(lambda self: self._x)
print(read(point))
del Point.x
print(read(point))

for _ in range(2):
    print([list(obj.items) for obj in (point, Point(5))], [obj.first for obj in (point, Point(5))])
    print([obj.given for obj in (point, Point(5))])


def failing(obj, which):
    try:
        if which == 0:
            return obj.broken
        if which == 1:
            return obj.raising
        if which == 2:
            return obj.nothing
        return obj.deep
    except (AttributeError, RecursionError) as error:
        # Once CPython has specialised the instruction, an error of the getter's own gets neither name nor object.
        return type(error).__name__, str(error)


for which in (0, 1, 2, 3, 0, 1, 2, 3):
    print(failing(point, which))
print(every(point, "broken", "raising", "nothing"))


class Hooked(Point):
    def __getattr__(self, name):
        return f"hook for {name}"


def raising(obj):
    return obj.raising


for _ in range(3):
    print(raising(Hooked(1)))
try:
    raising(point)
except AttributeError as error:
    print(error)
Point.__getattr__ = lambda self, name: f"late hook for {name}"
print(raising(point))
del Point.__getattr__


class Error(Exception):
    @property
    def text(self):
        return "of an exception"


print([error.text for error in (Error(), Error())])


def handled(obj):
    try:
        return obj.raising
    except AttributeError:
        return "handled"
    finally:
        print("finally")


print([handled(point) for _ in range(2)])
events = []


def tell(frame, event, arg):
    if frame.f_code.co_name == "size":
        events.append(event)


class Box:
    @property
    def size(self):
        return 3


def sizes(boxes):
    return [box.size for box in boxes]


print(sizes([Box()] * 3))
sys.setprofile(tell)
sizes([Box()] * 2)
sys.setprofile(None)
print(events, sizes([Box()] * 2))


class Chain:
    def __init__(self, depth):
        self.depth = depth

    @property
    def below(self):
        return Chain(self.depth - 1).below if self.depth else "the end"


print(Chain(150).below)


class Lazy:
    @property
    def value(self):
        self.__class__ = Done
        return "first"


class Done:
    value = "then"


lazy = Lazy()
print([each.value for each in (lazy, lazy, Lazy())])


def late_store(obj):
    obj = obj.x2
    return obj


Point.x2 = property(lambda self: "in its own register")
print([late_store(point) for _ in range(3)])
# expect: [1, 1, 1]
# expect: 1
# expect: another another
# expect: plain another 1
# expect: in a slot another
# expect: made anew
# expect: property of 'Point' object has no getter
# expect: 1
# expect: hidden
# expect: [[1, 2], [5, 6]] [1, 5]
# expect: [(1, 5), (5, 5)]
# expect: [[1, 2], [5, 6]] [1, 5]
# expect: [(1, 5), (5, 5)]
# expect: ('AttributeError', "'Point' object has no attribute 'missing'")
# expect: ('AttributeError', 'its own')
# expect: ('AttributeError', "property 'nothing' of 'Point' object has no getter")
# expect: ('RecursionError', 'maximum recursion depth exceeded')
# expect: ('AttributeError', "'Point' object has no attribute 'missing'")
# expect: ('AttributeError', 'its own')
# expect: ('AttributeError', "property 'nothing' of 'Point' object has no getter")
# expect: ('RecursionError', 'maximum recursion depth exceeded')
# expect: [('AttributeError', "'Point' object has no attribute 'missing'", 'missing', True), ('AttributeError', 'its own', 'raising', True), ('AttributeError', "property 'nothing' of 'Point' object has no getter", 'nothing', True)]
# expect: hook for raising
# expect: hook for raising
# expect: hook for raising
# expect: its own
# expect: late hook for raising
# expect: ['of an exception', 'of an exception']
# expect: finally
# expect: finally
# expect: ['handled', 'handled']
# expect: [3, 3, 3]
# expect: ['call', 'return', 'call', 'return'] [3, 3]
# expect: the end
# expect: ['first', 'then', 'first']
# expect: ['in its own register', 'in its own register', 'in its own register']
