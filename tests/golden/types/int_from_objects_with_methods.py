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

attempt(int, Whole())
attempt(int, Index())
attempt(int, Both())
attempt(int, Text())
attempt(int, Wrong())
attempt(operator.index, Index())
attempt(operator.index, Whole())
attempt(operator.index, Wrong())
attempt(operator.index, 1.0)
attempt([10, 20, 30].__getitem__, Index)
attempt(range, Index())
attempt(hex, Index())
attempt(hex, Whole())
attempt(float, Index())
attempt(complex, Index())
attempt("abcdefghij".__getitem__, Index())
attempt(lambda: [0] * Index())
attempt(lambda: "ab" * Wrong())
attempt(int, "10", Index())
attempt(round, 2.5, Index())
attempt(pow, 2, Index())
attempt(bytes, Index())
attempt(chr, Index())
