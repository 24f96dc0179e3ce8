# Enum("Name", ...) makes a class; _ignore_ keeps helpers out; aliases come by _add_alias_-like definitions.
from enum import Enum, EnumMeta, Flag, IntEnum, verify, CONTINUOUS, UNIQUE

Animal = Enum("Animal", "ANT BEE CAT")
print(list(Animal), Animal.BEE.value, Animal.__name__)
# expect: [<Animal.ANT: 1>, <Animal.BEE: 2>, <Animal.CAT: 3>] 2 Animal
Size = IntEnum("Size", {"S": 3, "L": 9})
print(Size.L + 1, list(Size))  # expect: 10 [<Size.S: 3>, <Size.L: 9>]
Shape = Enum("Shape", [("DOT", 0), ("LINE", 1)], start=5)
print([(shape.name, shape.value) for shape in Shape])  # expect: [('DOT', 0), ('LINE', 1)]
Numbered = Enum("Numbered", ["A", "B"], start=10)
print([(each.name, each.value) for each in Numbered])  # expect: [('A', 10), ('B', 11)]


class Powers(Enum):
    _ignore_ = "Powers i"
    Powers = vars()
    for i in range(3):
        Powers[f"P{i}"] = 2**i


print([(power.name, power.value) for power in Powers], hasattr(Powers, "i"))
# expect: [('P0', 1), ('P1', 2), ('P2', 4)] False
try:
    @verify(CONTINUOUS)
    class Gap(Enum):
        A = 1
        C = 3
except ValueError as error:
    print(error)  # expect: invalid enum 'Gap': missing values 2
try:
    @verify(UNIQUE)
    class Same(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)  # expect: aliases found in <enum 'Same'>: B -> A
print(isinstance(Animal, EnumMeta), type(Flag).__name__)  # expect: True EnumType
print(Animal.ANT.__reduce_ex__(2)[1], sorted(dir(Animal))[:3])  # expect: (1,) ['ANT', 'BEE', 'CAT']
