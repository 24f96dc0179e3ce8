# auto() numbers from 1 on, or asks _generate_next_value_.
from enum import Enum, StrEnum, auto, unique


class Step(Enum):
    FIRST = auto()
    SECOND = auto()
    TENTH = 10
    NEXT = auto()


print([(step.name, step.value) for step in Step])  # expect: [('FIRST', 1), ('SECOND', 2), ('TENTH', 10), ('NEXT', 11)]


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name.lower()}-{count}-{len(last_values)}"

    ALPHA = auto()
    BETA = auto()


print([member.value for member in Named])  # expect: ['alpha-0-0', 'beta-1-1']


class Suit(StrEnum):
    HEARTS = auto()
    SPADES = "Sp"


print(list(Suit), Suit.HEARTS == "hearts", Suit.SPADES + "!", f"{Suit.HEARTS:>8}", Suit("Sp"))
# expect: [<Suit.HEARTS: 'hearts'>, <Suit.SPADES: 'Sp'>] True Sp!   hearts Sp
try:
    @unique
    class Doubled(Enum):
        A = 1
        B = 1
        C = 2
        D = 2
except ValueError as error:
    print(error)  # expect: duplicate values found in <enum 'Doubled'>: B -> A, D -> C
try:
    class Wrong(StrEnum):
        A = 1
except TypeError as error:
    print(error)  # expect: 1 is not a string
