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

attempt()
attempt(Named())
attempt(Shown())
attempt(Wrong())
attempt(b"abc")
attempt(b"abc", "ascii")
attempt(bytearray(b"\xc3\xa9"), encoding="utf-8")
attempt(b"\xff", errors="replace")
attempt(b"\xff", "utf-8")
attempt(b"\xff", "ascii", "ignore")
attempt(b"\xff", "ascii", "backslashreplace")
attempt(b"a", "no-such-codec")
attempt(b"\xff", "utf-8", "no-such-handler")
attempt("abc", "utf-8")
attempt(5, "utf-8")
attempt(5, encoding="utf-8")
attempt(b"a", 5)
attempt(b"a", "utf-8", 5)
attempt(object="x")
attempt(text="x")
attempt(1, 2, 3, 4)
attempt(encoding="ascii")
try:
    repr(Wrong())
except TypeError as error:
    print(error)
