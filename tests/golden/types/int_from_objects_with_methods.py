# int() asks __int__, __index__ and __trunc__ in that order and checks what they give.
import operator

class Whole:
    def __int__(self):
        return 41

class Index:
    def __index__(self):
        return 7

class Both(Whole, Index):
    pass

class Text:
    def __int__(self):
        return "7"

class Wrong:
    def __index__(self):
        return 1.5

def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt(int, Whole())  # expect: 41
attempt(int, Index())  # expect: 7
attempt(int, Both())  # expect: 41
attempt(int, Text())  # expect: TypeError: __int__ returned non-int (type str)
attempt(int, Wrong())  # expect: TypeError: __index__ returned non-int (type float)
attempt(operator.index, Index())  # expect: 7
attempt(operator.index, Whole())  # expect: TypeError: 'Whole' object cannot be interpreted as an integer
attempt(operator.index, Wrong())  # expect: TypeError: __index__ returned non-int (type float)
attempt(operator.index, 1.0)  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt([10, 20, 30].__getitem__, Index)  # expect: TypeError: list indices must be integers or slices, not type
attempt(range, Index())  # expect: range(0, 7)
attempt(hex, Index())  # expect: 0x7
attempt(hex, Whole())  # expect: TypeError: 'Whole' object cannot be interpreted as an integer
attempt(float, Index())  # expect: 7.0
attempt(complex, Index())  # expect: (7+0j)
attempt("abcdefghij".__getitem__, Index())  # expect: h
attempt(lambda: [0] * Index())  # expect: [0, 0, 0, 0, 0, 0, 0]
attempt(lambda: "ab" * Wrong())  # expect: TypeError: __index__ returned non-int (type float)
attempt(int, "10", Index())  # expect: 7
attempt(round, 2.5, Index())  # expect: 2.5
attempt(pow, 2, Index())  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'Index'
attempt(bytes, Index())  # expect: b'\x00\x00\x00\x00\x00\x00\x00'
attempt(chr, Index())  # expect: 
