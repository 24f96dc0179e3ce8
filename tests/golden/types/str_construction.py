# str() of objects, and of bytes with an encoding.
class Named:
    def __str__(self):
        return "named"

class Shown:
    def __repr__(self):
        return "<shown>"

class Wrong:
    def __str__(self):
        return 5
    __repr__ = __str__

def attempt(*args, **kwargs):
    try:
        print(repr(str(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt()  # expect: ''
attempt(Named())  # expect: 'named'
attempt(Shown())  # expect: '<shown>'
attempt(Wrong())  # expect: TypeError: __str__ returned non-string (type int)
attempt(b"abc")  # expect: "b'abc'"
attempt(b"abc", "ascii")  # expect: 'abc'
attempt(bytearray(b"\xc3\xa9"), encoding="utf-8")  # expect: 'é'
attempt(b"\xff", errors="replace")  # expect: '�'
attempt(b"\xff", "utf-8")
# expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
attempt(b"\xff", "ascii", "ignore")  # expect: ''
attempt(b"\xff", "ascii", "backslashreplace")  # expect: '\\xff'
attempt(b"a", "no-such-codec")  # expect: LookupError: unknown encoding: no-such-codec
attempt(b"\xff", "utf-8", "no-such-handler")  # expect: LookupError: unknown error handler name 'no-such-handler'
attempt("abc", "utf-8")  # expect: TypeError: decoding str is not supported
attempt(5, "utf-8")  # expect: TypeError: decoding to str: need a bytes-like object, int found
attempt(5, encoding="utf-8")  # expect: TypeError: decoding to str: need a bytes-like object, int found
attempt(b"a", 5)  # expect: TypeError: str() argument 'encoding' must be str, not int
attempt(b"a", "utf-8", 5)  # expect: TypeError: str() argument 'errors' must be str, not int
attempt(object="x")  # expect: 'x'
attempt(text="x")  # expect: TypeError: str() got an unexpected keyword argument 'text'
attempt(1, 2, 3, 4)  # expect: TypeError: str expected at most 3 arguments, got 4
attempt(encoding="ascii")  # expect: ''
try:
    repr(Wrong())
except TypeError as error:
    print(error)  # expect: __repr__ returned non-string (type int)
