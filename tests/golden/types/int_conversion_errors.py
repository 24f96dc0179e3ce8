# int() and its complaints about texts, bases and other objects.
def attempt(*args, **kwargs):
    try:
        print(int(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for text in (" 12\n", "1_000", "-0", "+7", "٣٤", b"12", bytearray(b"-3")):
    attempt(text)
for text in ("", " ", "1__0", "_1", "1_", "1.5", "0x10", "- 1", "++1", "1e3", b"x", "a" * 50):
    attempt(text)
attempt("ff", 16)
attempt("0xff", 16)
attempt("0xff", 0)
attempt("0b101", base=0)
attempt("0o17", 8)
attempt("010", 0)
attempt("z", 36)
attempt("9", 8)
attempt("1", 1)
attempt("1", 37)
attempt("1", -1)
attempt(5, 10)
attempt(base=10)
attempt("1", x=2)
attempt("1", 10, 3)
attempt("1", "10")
attempt(None)
attempt([1])
attempt(1.9)
attempt(-1.9)
attempt(float("inf"))
attempt(float("nan"))
attempt(1j)
attempt()
