# The three Unicode errors: five or four arguments of given types, and texts made of them.
def attempt(kind, *args, **kwargs):
    try:
        error = kind(*args, **kwargs)
        print(str(error), repr(error), error.start, error.end, error.reason, sep=" | ")
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt(UnicodeDecodeError, "utf-8", b"ab\xff", 2, 3, "bad byte")
attempt(UnicodeDecodeError, "utf-8", b"ab\xff\xfe", 2, 4, "bad bytes")
attempt(UnicodeDecodeError, "utf-8", bytearray(b"x"), 0, 1, "reason")
attempt(UnicodeEncodeError, "ascii", "aé", 1, 2, "ordinal")
attempt(UnicodeEncodeError, "ascii", "aé☃", 1, 3, "ordinals")
attempt(UnicodeEncodeError, "ascii", "a😀\ue000", 1, 2, "wide")
attempt(UnicodeTranslateError, "aé", 1, 2, "untranslated")
attempt(UnicodeTranslateError, "aéé", 1, 3, "untranslated")
attempt(UnicodeDecodeError, "utf-8", "text", 0, 1, "r")
attempt(UnicodeDecodeError, 5, b"", 0, 1, "r")
attempt(UnicodeDecodeError, "utf-8", b"", "a", 1, "r")
attempt(UnicodeDecodeError, "utf-8", b"", 0, 1)
attempt(UnicodeEncodeError, "ascii", b"x", 0, 1, "r")
attempt(UnicodeEncodeError)
attempt(UnicodeTranslateError, "a", 0, 1)
attempt(UnicodeTranslateError, b"a", 0, 1, "r")
attempt(UnicodeError, "plain")if False else print(repr(UnicodeError("plain")), UnicodeError.__bases__)
error = UnicodeDecodeError("utf-8", b"abc", 0, 1, "r")
error.start, error.end, error.reason, error.encoding, error.object = 1, 3, "changed", "other", b"xyz"
print(error, error.args, error.start, error.object)
try:
    error.start = "x"
except TypeError as wrong:
    print(wrong)
try:
    b"\xff".decode()
except UnicodeDecodeError as found:
    print(found.encoding, found.object, found.start, found.end, found.reason)
