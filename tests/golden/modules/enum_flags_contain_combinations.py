from enum import CONFORM, EnumDict, Enum, Flag, IntFlag


class Wide(IntFlag):
    A = 1
    B = 2
    C = 4


class Plain(Flag):
    A = 1
    B = 2


class Tight(IntFlag, boundary=CONFORM):
    A = 1


class Single(Enum):
    A = 1


for kind in (Wide, Plain, Tight, Single):
    print(kind.__name__, [value in kind for value in (0, 1, 3, 7, 8, -1, "a", [], 1.0, kind.A)])
    # expect: Wide [True, True, True, True, True, True, False, False, True, True]
    # expect: Plain [True, True, True, False, False, True, False, False, True, True]
    # expect: Tight [True, True, True, True, True, True, False, False, True, True]
    # expect: Single [False, True, False, False, False, False, False, False, True, True]

# The namespace of an enumeration's body, made by hand.
space = EnumDict()
space["a"] = 1
space["_x__b"] = 2
print(list(space.member_names), space._cls_name, EnumDict("K")._cls_name)  # expect: ['a', '_x__b'] None K
