# An enumeration can be made by a call with names, pairs or a mapping.
import enum
from enum import Enum, Flag, IntEnum

Animal = Enum("Animal", "ANT BEE CAT")
print(list(Animal), Animal.__module__, Animal.__qualname__)
# expect: [<Animal.ANT: 1>, <Animal.BEE: 2>, <Animal.CAT: 3>] __main__ Animal
print(list(Enum("Start", "A, B", start=5)))  # expect: [<Start.A: 5>, <Start.B: 6>]
print(list(Enum("Pairs", [("A", "x"), ("B", "y")])), list(Enum("Mapped", {"A": 1, "B": 2})))
# expect: [<Pairs.A: 'x'>, <Pairs.B: 'y'>] [<Mapped.A: 1>, <Mapped.B: 2>]
print(list(IntEnum("Numbers", ["ONE", "TWO"])), list(Flag("Flags", "A B C")))
# expect: [<Numbers.ONE: 1>, <Numbers.TWO: 2>] [<Flags.A: 1>, <Flags.B: 2>, <Flags.C: 4>]
print(list(Enum("Typed", "A B", type=int)), Enum("Typed", "A B", type=int).B + 1)
# expect: [<Typed.A: 1>, <Typed.B: 2>] 3
print(Enum("Placed", "A", module="somewhere", qualname="Outer.Placed").A, Enum("Placed", "A", module="somewhere").__module__)
# expect: Placed.A somewhere
print(dir(Animal.ANT), "ANT" in dir(Animal))
# expect: ['__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'] True


@enum.global_enum
class Side(Enum):
    LEFT = 1


print(LEFT, repr(LEFT))  # expect: LEFT __main__.LEFT
match Animal.BEE:
    case Animal.ANT:
        print("ant")
    case Animal.BEE:
        print("bee")  # expect: bee
print(hash(Animal.ANT) == hash("ANT"), isinstance(Animal, enum.EnumMeta), enum.EnumType is enum.EnumMeta)
# expect: True True True


class Verified(Enum):
    A = 1
    B = 3


for check in (enum.CONTINUOUS, enum.UNIQUE):
    try:
        print(enum.verify(check)(Verified))
    except ValueError as error:
        print(error)
        # expect: invalid enum 'Verified': missing values 2
        # expect: <enum 'Verified'>
