# IntEnum and StrEnum members are numbers and strings; `__new__` and `__init__` take the values apart.
from enum import Enum, IntEnum, StrEnum, auto


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Level.LOW, repr(Level.LOW), f"{Level.HIGH:>4}", Level.LOW + 1, Level.LOW < Level.HIGH, sorted([Level.HIGH, Level.LOW]))
# expect: 1 <Level.LOW: 1>   10 2 True [<Level.LOW: 1>, <Level.HIGH: 10>]
print(Level.LOW == 1, [7, 8][Level.LOW], Level(10), "%d" % Level.HIGH, Level.LOW.bit_length(), str(Level.HIGH))
# expect: True 8 10 10 1 10


class Word(StrEnum):
    HELLO = auto()
    BYE = "bye-bye"


print(Word.HELLO, repr(Word.HELLO), Word.BYE.upper(), Word.HELLO + "!", "hello" == Word.HELLO, Word("hello"))
# expect: hello <Word.HELLO: 'hello'> BYE-BYE hello! True hello
try:
    class Wrong(StrEnum):
        A = 1
except TypeError as error:
    print(error)  # expect: 1 is not a string


class Planet(Enum):
    EARTH = (5, 2)
    MARS = (3, 1)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def ratio(self):
        return self.mass / self.radius


print(Planet.EARTH.value, Planet.EARTH.mass, Planet.MARS.ratio, Planet((3, 1)))  # expect: (5, 2) 5 3.0 Planet.MARS


class Coded(Enum):
    def __new__(cls, code, text):
        made = object.__new__(cls)
        made._value_ = code
        made.text = text
        return made

    OK = 200, "fine"
    GONE = 410, "gone"


print(Coded(410), Coded.OK.text, Coded.OK.value)  # expect: Coded.GONE fine 200


class Stamp(float, Enum):
    HALF = 0.5


print(Stamp.HALF, repr(Stamp.HALF), Stamp.HALF * 2, float(Stamp.HALF))  # expect: Stamp.HALF <Stamp.HALF: 0.5> 1.0 0.5
