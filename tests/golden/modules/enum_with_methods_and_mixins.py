# Members may carry data, behave by methods, and share a mixin.
from enum import Enum, member, nonmember


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return round(self.mass / self.radius**3, 4)

    def __str__(self):
        return f"planet {self.name.lower()}"


print(Planet.EARTH, Planet.MARS.density, Planet((0.64, 3.39)).name, Planet.EARTH.value)
# expect: planet earth 0.0164 MARS (5.97, 6.37)


class Loud:
    def shout(self):
        return self.name + "!"


class Word(Loud, str, Enum):
    HI = "hi"
    BYE = "bye"


print(Word.HI.shout(), Word.BYE.upper(), Word("hi"), Word.HI == "hi", repr(Word.HI))
# expect: HI! BYE Word.HI True <Word.HI: 'hi'>


class Operation(Enum):
    @member
    def ADD(a, b):
        return a + b

    LIMIT = nonmember(10)
    TIMES = member(lambda a, b: a * b)

    def __call__(self, *args):
        return self.value(*args)


print([operation.name for operation in Operation], Operation.ADD(2, 3), Operation.TIMES(2, 3), Operation.LIMIT)
# expect: ['ADD', 'TIMES'] 5 6 10


class Guess(Enum):
    YES = "y"
    NO = "n"

    @classmethod
    def _missing_(cls, value):
        for each in cls:
            if each.name.lower() == str(value).lower():
                return each
        return None


print(Guess("yes"), Guess("No"))  # expect: Guess.YES Guess.NO
try:
    Guess("maybe")
except ValueError as error:
    print(error)  # expect: 'maybe' is not a valid Guess
