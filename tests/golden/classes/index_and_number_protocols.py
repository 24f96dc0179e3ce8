# __index__, __int__, __float__, __complex__, __round__, __floor__ and their kind.
import math, operator

class Amount:
    def __init__(self, value):
        self.value = value
    def __index__(self):
        return self.value

class Rounds:
    def __round__(self, digits="none"):
        return f"round {digits}"
    def __trunc__(self):
        return "trunc"
    def __floor__(self):
        return "floor"
    def __ceil__(self):
        return "ceil"
    def __abs__(self):
        return "abs"
    def __int__(self):
        return 7
    def __float__(self):
        return 7.5
    def __complex__(self):
        return 7j
    def __bool__(self):
        return False

rounds, two = Rounds(), Amount(2)
print(round(rounds), round(rounds, 2), math.trunc(rounds), math.floor(rounds), math.ceil(rounds), abs(rounds), int(rounds), float(rounds), complex(rounds), bool(rounds))
# expect: round none round 2 trunc floor ceil abs 7 7.5 7j False
print([10, 20, 30][two], "abc"[two], "ab" * two, [0] * two, range(two)[1], hex(two), [1, 2, 3][:two], operator.index(two), int(two), float(two), complex(two), chr(Amount(65)), bytes(two), round(2.567, two), "%d %x" % (two, two), f"{2:{two.value}}")
# expect: 30 c abab [0, 0] 1 0x2 [1, 2] 2 2 2.0 (2+0j) A b'\x00\x00' 2.57 2 2  2
def attempt(action):
    try:
        print(eval(action))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for action in ("[1][Amount('x')]", "[1][Amount(None)]", "'a' * Amount(1.0)", "int(Amount('x'))", "range(Rounds())", "[1][Rounds()]", "math.floor(Amount(3))", "math.trunc(two)", "round(two)", "abs(two)", "two + 1", "-two", "math.floor('x')"):
    attempt(action)
    # expect: TypeError: __index__ returned non-int (type str)
    # expect: TypeError: __index__ returned non-int (type NoneType)
    # expect: TypeError: __index__ returned non-int (type float)
    # expect: TypeError: __index__ returned non-int (type str)
    # expect: TypeError: 'Rounds' object cannot be interpreted as an integer
    # expect: TypeError: list indices must be integers or slices, not Rounds
    # expect: 3
    # expect: TypeError: type Amount doesn't define __trunc__ method
    # expect: TypeError: type Amount doesn't define __round__ method
    # expect: TypeError: bad operand type for abs(): 'Amount'
    # expect: TypeError: unsupported operand type(s) for +: 'Amount' and 'int'
    # expect: TypeError: bad operand type for unary -: 'Amount'
    # expect: TypeError: must be real number, not str
class BadFloat:
    def __float__(self):
        return 5
    def __complex__(self):
        return 5.0
    def __int__(self):
        return 5.0

for action in ("float(BadFloat())", "complex(BadFloat())", "int(BadFloat())"):
    attempt(action)
    # expect: TypeError: BadFloat.__float__ returned non-float (type int)
    # expect: TypeError: __complex__ returned non-complex (type float)
    # expect: TypeError: __int__ returned non-int (type float)
