# Flags combine with `|`, `&`, `^` and `~`; a value outside the known bits is an error.
from enum import CONFORM, EJECT, KEEP, STRICT, Flag, IntFlag, auto


class Perm(Flag):
    READ = auto()
    WRITE = auto()
    EXEC = auto()
    ALL = READ | WRITE | EXEC


both = Perm.READ | Perm.WRITE
print(both, repr(both), both.value, both.name, Perm.READ in both, Perm.EXEC in both, list(both), len(both))
# expect: Perm.READ|WRITE <Perm.READ|WRITE: 3> 3 READ|WRITE True False [<Perm.READ: 1>, <Perm.WRITE: 2>] 2
print(~Perm.READ, Perm.ALL, both ^ Perm.READ, both & Perm.EXEC, bool(Perm(0)), repr(Perm(0)), Perm(5), list(Perm))
# expect: Perm.WRITE|EXEC Perm.ALL Perm.WRITE Perm(0) False <Perm: 0> Perm.READ|EXEC [<Perm.READ: 1>, <Perm.WRITE: 2>, <Perm.EXEC: 4>]
print(Perm.ALL is Perm(7), Perm["ALL"], [flag.value for flag in Perm.ALL])  # expect: True Perm.ALL [1, 2, 4]
for wrong in (lambda: Perm(8), lambda: Perm.READ | 1, lambda: 1 in Perm.READ, lambda: Perm.READ < Perm.WRITE):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: ValueError <flag 'Perm'> invalid value 8
        # expect:     given 0b0 1000
        # expect:   allowed 0b0 0111
        # expect: TypeError unsupported operand type(s) for |: 'Perm' and 'int'
        # expect: TypeError unsupported operand type(s) for 'in': 'int' and 'Perm'
        # expect: TypeError '<' not supported between instances of 'Perm' and 'Perm'


class Bits(IntFlag):
    A = 1
    B = 2


print(Bits.A | 4, repr(Bits.A | 4), Bits.A + 1, ~Bits.A, Bits(3), repr(Bits(8)), Bits.A | Bits.B == 3, -1 & Bits.B)
# expect: 5 <Bits.A|4: 5> 2 2 3 <Bits: 8> True 2


class Conform(Flag, boundary=CONFORM):
    A = 1
    B = 4


class Eject(Flag, boundary=EJECT):
    A = 1


class Keep(Flag, boundary=KEEP):
    A = 1


print(Conform(7), Eject(6), type(Eject(6)), repr(Keep(6)), Keep(7), STRICT)
# expect: Conform.A|B 6 <class 'int'> <Keep: 6> Keep.A|6 strict
