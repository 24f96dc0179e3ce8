# Flags are sets of bits: they combine, are tested with `in`, and say what they are made of.
from enum import CONFORM, EJECT, Flag, IntFlag, auto


class Access(Flag):
    READ = auto()
    WRITE = auto()
    RUN = auto()
    ALL = READ | WRITE | RUN


both = Access.READ | Access.WRITE
print(both, repr(both), both.value, both.name)  # expect: Access.READ|WRITE <Access.READ|WRITE: 3> 3 READ|WRITE
print(Access.READ in both, Access.RUN in both, bool(both & Access.RUN), both ^ Access.READ, ~both)
# expect: True False False Access.WRITE Access.RUN
print(list(both), len(both), list(Access), Access(7) is Access.ALL, Access(0))
# expect: [<Access.READ: 1>, <Access.WRITE: 2>] 2 [<Access.READ: 1>, <Access.WRITE: 2>, <Access.RUN: 4>] True Access(0)
print(both == Access(3), Access.ALL & ~Access.READ, Access["WRITE"], Access.ALL.name)
# expect: True Access.WRITE|RUN Access.WRITE ALL
try:
    Access(16)
except ValueError as error:
    print(error)
    # expect: <flag 'Access'> invalid value 16
    # expect:     given 0b0 10000
    # expect:   allowed 0b0 00111
try:
    Access.READ | 2
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for |: 'Access' and 'int'


class Mode(IntFlag):
    A = 1
    B = 2


print(Mode.A | 8, Mode(3), (Mode.A | Mode.B) + 1, Mode.A | Mode.B == 3, ~Mode.A, repr(Mode(12)))
# expect: 9 3 4 True 2 <Mode: 12>


class Strict(Flag, boundary=CONFORM):
    X = 1
    Y = 4


print(Strict(7), Strict(2))  # expect: Strict.X|Y Strict(0)


class Loose(Flag, boundary=EJECT):
    X = 1


print(Loose(9), type(Loose(9)).__name__)  # expect: 9 int
