# float.from_number and complex.from_number take numbers alone, and ask them as arguments of functions are asked.
class Real:
    def __float__(self):
        return 1.5


class Whole:
    def __index__(self):
        return 3


class Complex:
    def __complex__(self):
        return 1 + 2j


class Meters(float):
    pass


def attempt(call, *args):
    try:
        print(repr(call(*args)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for value in (1, 2.5, Real(), Whole(), 10**400, "1", None, 1j, Complex()):
    attempt(float.from_number, value)
    # expect: 1.0
    # expect: 2.5
    # expect: 1.5
    # expect: 3.0
    # expect: OverflowError: int too large to convert to float
    # expect: TypeError: must be real number, not str
    # expect: TypeError: must be real number, not NoneType
    # expect: TypeError: must be real number, not complex
    # expect: TypeError: must be real number, not Complex
for value in (1, 2.5j, Real(), Whole(), Complex(), "1", b"1", None):
    attempt(complex.from_number, value)
    # expect: (1+0j)
    # expect: 2.5j
    # expect: (1.5+0j)
    # expect: (3+0j)
    # expect: (1+2j)
    # expect: TypeError: must be real number, not str
    # expect: TypeError: must be real number, not bytes
    # expect: TypeError: must be real number, not NoneType
print(type(Meters.from_number(2)), Meters.from_number(2))  # expect: <class '__main__.Meters'> 2.0
attempt(float.from_number)  # expect: TypeError: float.from_number() takes exactly one argument (0 given)
