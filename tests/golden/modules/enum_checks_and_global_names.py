# Decorators of `enum`: unique, verify, global_enum, property.
import enum
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, Flag, IntEnum, unique, verify

def made(decorator, base, **members):
    namespace = type(base).__prepare__("Made", (base,))
    for name, value in members.items():
        namespace[name] = value
    try:
        return sorted(decorator(type(base)("Made", (base,), namespace)).__members__)
    except (ValueError, TypeError) as exc:
        return f"{type(exc).__name__}: {exc}"

print(made(unique, Enum, A=1, B=2))  # expect: ['A', 'B']
print(made(unique, Enum, A=1, B=1, C=1))  # expect: ValueError: duplicate values found in <enum 'Made'>: B -> A, C -> A
print(made(verify(UNIQUE), Enum, A=1, B=1))  # expect: ValueError: aliases found in <enum 'Made'>: B -> A
print(made(verify(CONTINUOUS), IntEnum, A=1, B=4))  # expect: ValueError: invalid enum 'Made': missing values 2, 3
print(made(verify(CONTINUOUS), Flag, A=1, B=8))  # expect: ValueError: invalid flag 'Made': missing values 2, 4
print(made(verify(NAMED_FLAGS), Flag, A=1, B=6))
# expect: ValueError: invalid Flag 'Made': alias B is missing combined values of 0x6 [use enum.show_flag_values(value) for details]
print(made(verify(UNIQUE, CONTINUOUS), Enum, A=1, B=2))  # expect: ['A', 'B']
print(made(verify(UNIQUE), Flag, A=1, B=2))  # expect: ['A', 'B']

@enum.global_enum
class Side(Enum):
    LEFT = 1
    RIGHT = 2

print(LEFT is Side.LEFT, repr(RIGHT), str(LEFT))  # expect: True __main__.RIGHT LEFT

class Shaped(Enum):
    name_of = 1

    @enum.property
    def value(self):
        return f"<{self._value_}>"

print(Shaped.name_of.value, Shaped(1) is Shaped.name_of, list(enum.EnumCheck), list(enum.FlagBoundary))
# expect: <1> True [<EnumCheck.CONTINUOUS: 'no skipped integer values'>, <EnumCheck.NAMED_FLAGS: 'multi-flag aliases may not contain unnamed flags'>, <EnumCheck.UNIQUE: 'one name per value'>] [<FlagBoundary.STRICT: 'strict'>, <FlagBoundary.CONFORM: 'conform'>, <FlagBoundary.EJECT: 'eject'>, <FlagBoundary.KEEP: 'keep'>]
print(enum.auto().value, isinstance(Side, enum.EnumType), Side.__name__, Side.__members__["LEFT"])
# expect: _auto_null True Side LEFT
