# The three Unicode errors: five or four arguments of given types, and texts made of them.
def attempt(kind, *args, **kwargs):
    try:
        error = kind(*args, **kwargs)
        print(str(error), repr(error), error.start, error.end, error.reason, sep=" | ")
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt(UnicodeDecodeError, "utf-8", b"ab\xff", 2, 3, "bad byte")
# expect: 'utf-8' codec can't decode byte 0xff in position 2: bad byte | UnicodeDecodeError('utf-8', b'ab\xff', 2, 3, 'bad byte') | 2 | 3 | bad byte
attempt(UnicodeDecodeError, "utf-8", b"ab\xff\xfe", 2, 4, "bad bytes")
# expect: 'utf-8' codec can't decode bytes in position 2-3: bad bytes | UnicodeDecodeError('utf-8', b'ab\xff\xfe', 2, 4, 'bad bytes') | 2 | 4 | bad bytes
attempt(UnicodeDecodeError, "utf-8", bytearray(b"x"), 0, 1, "reason")
# expect: 'utf-8' codec can't decode byte 0x78 in position 0: reason | UnicodeDecodeError('utf-8', bytearray(b'x'), 0, 1, 'reason') | 0 | 1 | reason
attempt(UnicodeEncodeError, "ascii", "aé", 1, 2, "ordinal")
# expect: 'ascii' codec can't encode character '\xe9' in position 1: ordinal | UnicodeEncodeError('ascii', 'aé', 1, 2, 'ordinal') | 1 | 2 | ordinal
attempt(UnicodeEncodeError, "ascii", "aé☃", 1, 3, "ordinals")
# expect: 'ascii' codec can't encode characters in position 1-2: ordinals | UnicodeEncodeError('ascii', 'aé☃', 1, 3, 'ordinals') | 1 | 3 | ordinals
attempt(UnicodeEncodeError, "ascii", "a😀\ue000", 1, 2, "wide")
# expect: 'ascii' codec can't encode character '\U0001f600' in position 1: wide | UnicodeEncodeError('ascii', 'a😀\ue000', 1, 2, 'wide') | 1 | 2 | wide
attempt(UnicodeTranslateError, "aé", 1, 2, "untranslated")
# expect: can't translate character '\xe9' in position 1: untranslated | UnicodeTranslateError('aé', 1, 2, 'untranslated') | 1 | 2 | untranslated
attempt(UnicodeTranslateError, "aéé", 1, 3, "untranslated")
# expect: can't translate characters in position 1-2: untranslated | UnicodeTranslateError('aéé', 1, 3, 'untranslated') | 1 | 3 | untranslated
attempt(UnicodeDecodeError, "utf-8", "text", 0, 1, "r")
# expect: TypeError: a bytes-like object is required, not 'str'
attempt(UnicodeDecodeError, 5, b"", 0, 1, "r")  # expect: TypeError: argument 1 must be str, not int
attempt(UnicodeDecodeError, "utf-8", b"", "a", 1, "r")
# expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(UnicodeDecodeError, "utf-8", b"", 0, 1)  # expect: TypeError: function takes exactly 5 arguments (4 given)
attempt(UnicodeEncodeError, "ascii", b"x", 0, 1, "r")  # expect: TypeError: argument 2 must be str, not bytes
attempt(UnicodeEncodeError)  # expect: TypeError: function takes exactly 5 arguments (0 given)
attempt(UnicodeTranslateError, "a", 0, 1)  # expect: TypeError: function takes exactly 4 arguments (3 given)
attempt(UnicodeTranslateError, b"a", 0, 1, "r")  # expect: TypeError: argument 1 must be str, not bytes
print(repr(UnicodeError("plain")), UnicodeError.__bases__)  # expect: UnicodeError('plain') (<class 'ValueError'>,)
error = UnicodeDecodeError("utf-8", b"abc", 0, 1, "r")
error.start, error.end, error.reason, error.encoding, error.object = 1, 3, "changed", "other", b"xyz"
print(error, error.args, error.start, error.object)
# expect: 'other' codec can't decode bytes in position 1-2: changed ('utf-8', b'abc', 0, 1, 'r') 1 b'xyz'
try:
    error.start = "x"
except TypeError as wrong:
    print(wrong)  # expect: an integer is required
try:
    b"\xff".decode()
except UnicodeDecodeError as found:
    print(found.encoding, found.object, found.start, found.end, found.reason)
    # expect: utf-8 b'\xff' 0 1 invalid start byte
