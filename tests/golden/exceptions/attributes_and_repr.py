# args, str and repr of exceptions; attributes of one's own.
for error in (ValueError(), ValueError("one"), ValueError("one", 2), KeyError("key"), KeyError(1, 2), StopIteration(5)):
    print(repr(error), "|", str(error), "|", error.args)
    # expect: ValueError() |  | ()
    # expect: ValueError('one') | one | ('one',)
    # expect: ValueError('one', 2) | ('one', 2) | ('one', 2)
    # expect: KeyError('key') | 'key' | ('key',)
    # expect: KeyError(1, 2) | (1, 2) | (1, 2)
    # expect: StopIteration(5) | 5 | (5,)

class Coded(Exception):
    def __init__(self, code, **extra):
        super().__init__(f"code {code}")
        self.code = code
        self.extra = extra

try:
    raise Coded(7, where="here")
except Coded as error:
    print(error, error.code, error.extra, error.args)  # expect: code 7 7 {'where': 'here'} ('code 7',)
print(ValueError("x") == ValueError("x"), isinstance(KeyError(), LookupError))  # expect: False True
error = ValueError("a")
error.args = ("b", "c")
print(error, error.with_traceback(None) is error)  # expect: ('b', 'c') True
print(SystemExit(3).code, StopIteration(4).value, UnicodeError.__mro__[1].__name__)  # expect: 3 4 ValueError
