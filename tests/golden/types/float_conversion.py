# float() of texts and objects, and what it refuses.
class Real:
    def __float__(self):
        return 2.5

class Text:
    def __float__(self):
        return "2.5"

class Whole:
    def __float__(self):
        return 2

class Index:
    def __index__(self):
        return 10**400

def attempt(*args, **kwargs):
    try:
        print(float(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for text in ("1", " -1.5e3 ", ".5", "5.", "1_0.2_5", "inf", "-Infinity", "NaN", "1e400", "1e-400", "٣.٥", b"2.5", "1e22", "9007199254740993"):
    attempt(text)
    # expect: 1.0
    # expect: -1500.0
    # expect: 0.5
    # expect: 5.0
    # expect: 10.25
    # expect: inf
    # expect: -inf
    # expect: nan
    # expect: inf
    # expect: 0.0
    # expect: 3.5
    # expect: 2.5
    # expect: 1e+22
    # expect: 9007199254740992.0
for text in ("", "1__0", "_1", "1_", "1e", "e5", "0x1", "1.2.3", "infi", "- 1", b"x", "1 2"):
    attempt(text)
    # expect: ValueError: could not convert string to float: ''
    # expect: ValueError: could not convert string to float: '1__0'
    # expect: ValueError: could not convert string to float: '_1'
    # expect: ValueError: could not convert string to float: '1_'
    # expect: ValueError: could not convert string to float: '1e'
    # expect: ValueError: could not convert string to float: 'e5'
    # expect: ValueError: could not convert string to float: '0x1'
    # expect: ValueError: could not convert string to float: '1.2.3'
    # expect: ValueError: could not convert string to float: 'infi'
    # expect: ValueError: could not convert string to float: '- 1'
    # expect: ValueError: could not convert string to float: b'x'
    # expect: ValueError: could not convert string to float: '1 2'
attempt()  # expect: 0.0
attempt(True)  # expect: 1.0
attempt(10**400)  # expect: OverflowError: int too large to convert to float
attempt(Real())  # expect: 2.5
attempt(Text())  # expect: TypeError: Text.__float__ returned non-float (type str)
attempt(Whole())  # expect: TypeError: Whole.__float__ returned non-float (type int)
attempt(Index())  # expect: OverflowError: int too large to convert to float
attempt(None)  # expect: TypeError: float() argument must be a string or a real number, not 'NoneType'
attempt([1])  # expect: TypeError: float() argument must be a string or a real number, not 'list'
attempt(1j)  # expect: TypeError: float() argument must be a string or a real number, not 'complex'
attempt(1, 2)  # expect: TypeError: float expected at most 1 argument, got 2
attempt(x=1)  # expect: TypeError: float() takes no keyword arguments
