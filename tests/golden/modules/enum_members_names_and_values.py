# Members are instances of their class, found by value, by name and in the order of definition.
from enum import Enum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1

    @property
    def nice(self):
        return self.name.title()

    @classmethod
    def default(cls):
        return cls.GREEN


print(Color.RED, repr(Color.RED), Color.BLUE.value, Color.RED.name, Color.CRIMSON)
# expect: Color.RED <Color.RED: 1> 3 RED Color.RED
print(list(Color), len(Color), Color.CRIMSON is Color.RED, Color(2), Color["BLUE"])
# expect: [<Color.RED: 1>, <Color.GREEN: 2>, <Color.BLUE: 3>] 3 True Color.GREEN Color.BLUE
print(Color.__members__)
# expect: {'RED': <Color.RED: 1>, 'GREEN': <Color.GREEN: 2>, 'BLUE': <Color.BLUE: 3>, 'CRIMSON': <Color.RED: 1>}
print(Color.RED.nice, Color.default(), isinstance(Color.RED, Color), type(Color.RED))
# expect: Red Color.GREEN True <enum 'Color'>
print(Color.RED in Color, 1 in Color, 9 in Color, "RED" in Color, Color.RED == 1, Color.RED != Color.GREEN)
# expect: True True False False False True
print({Color.RED: "r"}[Color.CRIMSON], f"{Color.RED} {Color.RED!r:>16}|{Color.GREEN:>12}|", list(reversed(Color)))
# expect: r Color.RED   <Color.RED: 1>| Color.GREEN| [<Color.BLUE: 3>, <Color.GREEN: 2>, <Color.RED: 1>]
print(repr(Color), bool(Color), Color.RED.GREEN, Color.__doc__)  # expect: <enum 'Color'> True Color.GREEN None
for wrong in (lambda: Color(7), lambda: Color["PINK"], lambda: Color.PINK, lambda: setattr(Color, "RED", 5),
              lambda: delattr(Color, "RED"), lambda: setattr(Color.RED, "name", "x"), lambda: setattr(Color.RED, "value", 3),
              lambda: Color.RED < Color.GREEN, lambda: Color()):
    try:
        print(wrong())
    except (TypeError, ValueError, AttributeError, KeyError) as error:
        print(type(error).__name__, error)
        # expect: ValueError 7 is not a valid Color
        # expect: KeyError 'PINK'
        # expect: AttributeError type object 'Color' has no attribute 'PINK'
        # expect: AttributeError cannot reassign member 'RED'
        # expect: AttributeError 'Color' cannot delete member 'RED'.
        # expect: AttributeError <enum 'Enum'> cannot set attribute 'name'
        # expect: AttributeError <enum 'Enum'> cannot set attribute 'value'
        # expect: TypeError '<' not supported between instances of 'Color' and 'Color'
        # expect: TypeError EnumType.__call__() missing 1 required positional argument: 'value'
try:
    @unique
    class Once(Enum):
        A = 1
        B = 1
        C = 1
except ValueError as error:
    print(error)  # expect: duplicate values found in <enum 'Once'>: B -> A, C -> A
