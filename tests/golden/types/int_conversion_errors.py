# int() and its complaints about texts, bases and other objects.
def attempt(*args, **kwargs):
    try:
        print(int(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for text in (" 12\n", "1_000", "-0", "+7", "٣٤", b"12", bytearray(b"-3")):
    attempt(text)
    # expect: 12
    # expect: 1000
    # expect: 0
    # expect: 7
    # expect: 34
    # expect: 12
    # expect: -3
for text in ("", " ", "1__0", "_1", "1_", "1.5", "0x10", "- 1", "++1", "1e3", b"x", "a" * 50):
    attempt(text)
    # expect: ValueError: invalid literal for int() with base 10: ''
    # expect: ValueError: invalid literal for int() with base 10: ' '
    # expect: ValueError: invalid literal for int() with base 10: '1__0'
    # expect: ValueError: invalid literal for int() with base 10: '_1'
    # expect: ValueError: invalid literal for int() with base 10: '1_'
    # expect: ValueError: invalid literal for int() with base 10: '1.5'
    # expect: ValueError: invalid literal for int() with base 10: '0x10'
    # expect: ValueError: invalid literal for int() with base 10: '- 1'
    # expect: ValueError: invalid literal for int() with base 10: '++1'
    # expect: ValueError: invalid literal for int() with base 10: '1e3'
    # expect: ValueError: invalid literal for int() with base 10: b'x'
    # expect: ValueError: invalid literal for int() with base 10: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
attempt("ff", 16)  # expect: 255
attempt("0xff", 16)  # expect: 255
attempt("0xff", 0)  # expect: 255
attempt("0b101", base=0)  # expect: 5
attempt("0o17", 8)  # expect: 15
attempt("010", 0)  # expect: ValueError: invalid literal for int() with base 0: '010'
attempt("z", 36)  # expect: 35
attempt("9", 8)  # expect: ValueError: invalid literal for int() with base 8: '9'
attempt("1", 1)  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
attempt("1", 37)  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
attempt("1", -1)  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
attempt(5, 10)  # expect: TypeError: int() can't convert non-string with explicit base
attempt(base=10)  # expect: TypeError: int() missing string argument
attempt("1", x=2)  # expect: TypeError: int() got an unexpected keyword argument 'x'
attempt("1", 10, 3)  # expect: TypeError: int expected at most 2 arguments, got 3
attempt("1", "10")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(None)
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
attempt([1])  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
attempt(1.9)  # expect: 1
attempt(-1.9)  # expect: -1
attempt(float("inf"))  # expect: OverflowError: cannot convert float infinity to integer
attempt(float("nan"))  # expect: ValueError: cannot convert float NaN to integer
attempt(1j)  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
attempt()  # expect: 0
