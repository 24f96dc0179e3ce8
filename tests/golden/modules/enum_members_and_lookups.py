# Enumerations: members, aliases, look-ups, data types, methods, and what a class body may not do.
import enum
from enum import Enum, IntEnum, StrEnum, auto, member, nonmember

class Colour(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @classmethod
    def _missing_(cls, value):
        return cls.GREEN if value == "verde" else None

    @property
    def warm(self):
        return self is Colour.RED

print(list(Colour), len(Colour), Colour.CRIMSON is Colour.RED, list(Colour.__members__))
# expect: [<Colour.RED: 1>, <Colour.GREEN: 2>] 2 True ['RED', 'GREEN', 'CRIMSON']
print(Colour(2), Colour["RED"], Colour("verde"), repr(Colour.RED), Colour.RED.name, Colour.RED.value, Colour.RED.warm)
# expect: Colour.GREEN Colour.RED Colour.GREEN <Colour.RED: 1> RED 1 True
print(Colour.RED in Colour, 1 in Colour, 9 in Colour, f"{Colour.GREEN:>14}|", hash(Colour.RED) == hash("RED"))
# expect: True True False   Colour.GREEN| True
for mistake in (lambda: Colour(9), lambda: Colour["BLUE"], lambda: Colour.BLUE, lambda: setattr(Colour, "RED", 3),
                lambda: delattr(Colour, "RED"), lambda: Enum("Twice", "A A"), lambda: Colour.RED < Colour.GREEN,
                lambda: type("More", (Colour,), {})):
    try:
        print(mistake())
    except Exception as exc:
        print(type(exc).__name__, exc)
        # expect: ValueError 9 is not a valid Colour
        # expect: KeyError 'BLUE'
        # expect: AttributeError type object 'Colour' has no attribute 'BLUE'
        # expect: AttributeError cannot reassign member 'RED'
        # expect: AttributeError 'Colour' cannot delete member 'RED'.
        # expect: TypeError 'A' already defined as 1
        # expect: TypeError '<' not supported between instances of 'Colour' and 'Colour'
        # expect: AttributeError 'dict' object has no attribute '_member_names'

class Level(IntEnum):
    LOW = auto()
    HIGH = auto()
    TOP = 10
    BEYOND = auto()

print([(each.name, each.value) for each in Level], Level.LOW + 1, Level.HIGH > Level.LOW, f"{Level.TOP}", str(Level.TOP))
# expect: [('LOW', 1), ('HIGH', 2), ('TOP', 10), ('BEYOND', 11)] 2 True 10 10
print(sorted([Level.TOP, Level.LOW]), max(Level), {1: "one"}[Level.LOW], repr(Level.HIGH))
# expect: [<Level.LOW: 1>, <Level.TOP: 10>] 11 one <Level.HIGH: 2>

class Word(StrEnum):
    FirstOne = auto()
    SECOND = "two"

print(list(Word), Word.FirstOne.upper(), f"{Word.SECOND}", Word("two"), isinstance(Word.SECOND, str))
# expect: [<Word.FirstOne: 'firstone'>, <Word.SECOND: 'two'>] FIRSTONE two two True

class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return round(self.mass / self.radius**3, 4)

print(Planet.MARS.mass, Planet.EARTH.density, Planet((0.64, 3.39)).name)  # expect: 0.64 0.0231 MARS

class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        made = bytes.__new__(cls, [value])
        made._value_ = value
        made.label = label
        return made
    PX = 1, "P.X"
    PY = 2, "P.Y"

print(Coordinate.PX, Coordinate(2).label, bytes(Coordinate.PY))  # expect: Coordinate.PX P.Y b'\x02'

class Kinds(Enum):
    _ignore_ = "helper"
    helper = 3
    A = helper + 1
    plain = nonmember(7)
    inner = member(lambda: "called")

    def _generate_next_value_(name, start, count, last_values):
        return name.lower() * 2
    B = "x"

print(list(Kinds.__members__), Kinds.plain, Kinds.inner.value())  # expect: ['A', 'inner', 'B'] 7 called
print(Enum("Animal", "CAT DOG", start=5)(6), Enum("Pair", {"X": 1, "Y": 2}).Y, Enum("Items", [("P", "p")]).P)
# expect: Animal.DOG Pair.Y Items.P
try:
    class Bad(Enum):
        A = 1
        A = 2
except TypeError as exc:
    print(exc)  # expect: 'A' already defined as 1
match Colour.GREEN:
    case Colour.RED:
        print("red")
    case Colour.GREEN:
        print("green")  # expect: green
print([each for each in dir(Colour) if not each.startswith("__")], enum.EnumMeta is enum.EnumType)
# expect: ['GREEN', 'RED'] True
