# Flags: combination, iteration, and what their boundary does with unknown bits.
import enum
from enum import CONFORM, EJECT, KEEP, STRICT, Flag, IntFlag, auto

class Access(Flag):
    READ = auto()
    WRITE = auto()
    RUN = auto()
    ALL = READ | WRITE | RUN
    NONE = 0

both = Access.READ | Access.WRITE
print(both, repr(both), both.value, list(both), len(both), Access.READ in both, Access.RUN in both)
# expect: Access.READ|WRITE <Access.READ|WRITE: 3> 3 [<Access.READ: 1>, <Access.WRITE: 2>] 2 True False
print(~Access.READ, both & Access.WRITE, both ^ Access.READ, bool(Access.NONE), bool(both & Access.RUN))
# expect: Access.WRITE|RUN Access.WRITE Access.WRITE False False
print(list(Access), Access(5), Access(7) is Access.ALL, Access["ALL"].name, both.name, Access(0))
# expect: [<Access.READ: 1>, <Access.WRITE: 2>, <Access.RUN: 4>] Access.READ|RUN True ALL READ|WRITE Access.NONE
for mistake in (lambda: Access(8), lambda: Access.READ | 2, lambda: 3 in both, lambda: Access("x")):
    try:
        print(mistake())
    except Exception as exc:
        print(type(exc).__name__, "|".join(str(exc).split("\n")))
        # expect: ValueError <flag 'Access'> invalid value 8|    given 0b0 1000|  allowed 0b0 0111
        # expect: TypeError unsupported operand type(s) for |: 'Access' and 'int'
        # expect: TypeError unsupported operand type(s) for 'in': 'int' and 'Access'
        # expect: ValueError 'x' is not a valid Access

class Number(IntFlag):
    A = 1
    B = 2
    D = 8

print(Number.A | 6, repr(Number(14)), Number.A + 1, ~Number.A, Number(16), list(Number(11)), Number.A == 1, f"{Number.B}")
# expect: 7 <Number.B|D|4: 14> 2 14 16 [<Number.A: 1>, <Number.B: 2>, <Number.D: 8>] True 2
for boundary in (STRICT, CONFORM, EJECT, KEEP):
    made = Flag("Made", "X Y", boundary=boundary) if boundary is not EJECT else IntFlag("Made", "X Y", boundary=boundary)
    try:
        value = made(5)
        print(boundary.name, repr(value), type(value).__name__)
    except ValueError as exc:
        print(boundary.name, str(exc).split("\n")[0])
        # expect: STRICT <flag 'Made'> invalid value 5
        # expect: CONFORM <Made.X: 1> Made
        # expect: EJECT 5 int
        # expect: KEEP <Made.X|4: 5> Made
print(enum.show_flag_values(both), enum.bin(10), enum.bin(-10, 8))  # expect: [1, 2] 0b0 1010 0b1 11110110
print(Access.READ.__or__(Access.RUN), both == Access(3), hash(both) == hash(Access(3)), {Access.READ: 1}[Access(1)])
# expect: Access.READ|RUN True True 1
