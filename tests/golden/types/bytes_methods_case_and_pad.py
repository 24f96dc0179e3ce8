# Methods of bytes and bytearrays that treat them as ASCII text.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for kind in (bytes, bytearray):
    data = kind(b"hello World's 1st \xe9")
    print(data.upper(), data.lower(), data.title(), data.capitalize(), data.swapcase())
    print(kind(b"ab").center(5), kind(b"ab").center(6, b"*"), kind(b"ab").ljust(4, b"."), kind(b"ab").rjust(4), kind(b"-5").zfill(4), kind(b"5").zfill(1), kind(b"a\tb").expandtabs(4))
    print(kind(b" x ").strip(), kind(b" x ").lstrip(), kind(b" x ").rstrip(), kind(b"xxaxx").strip(b"x"), kind(b"abcba").lstrip(b"ba"), kind(b"a").join([b"1", bytearray(b"2")]))
    attempt(data.upper, 1)
    attempt(data.center)
    attempt(data.center, 5, "*")
    attempt(data.center, 5, b"ab")
    attempt(data.ljust, "5")
    attempt(data.zfill, None)
    attempt(data.strip, "x")
    attempt(data.strip, 120)
    attempt(data.expandtabs, "x")
    attempt(data.join, ["a"])
    attempt(data.join, [b"a", 1])
    attempt(data.join, 5)
    # expect: b"HELLO WORLD'S 1ST \xe9" b"hello world's 1st \xe9" b"Hello World'S 1St \xe9" b"Hello world's 1st \xe9" b"HELLO wORLD'S 1ST \xe9"
    # expect: b'  ab ' b'**ab**' b'ab..' b'  ab' b'-005' b'5' b'a   b'
    # expect: b'x' b'x ' b' x' b'a' b'cba' b'1a2'
    # expect: TypeError: bytes.upper() takes no arguments (1 given)
    # expect: TypeError: center expected at least 1 argument, got 0
    # expect: TypeError: center() argument 2 must be a byte string of length 1, not str
    # expect: TypeError: center(): argument 2 must be a byte string of length 1, not a bytes object of length 2
    # expect: TypeError: 'str' object cannot be interpreted as an integer
    # expect: TypeError: 'NoneType' object cannot be interpreted as an integer
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: TypeError: a bytes-like object is required, not 'int'
    # expect: TypeError: 'str' object cannot be interpreted as an integer
    # expect: TypeError: sequence item 0: expected a bytes-like object, str found
    # expect: TypeError: sequence item 1: expected a bytes-like object, int found
    # expect: TypeError: can only join an iterable
    # expect: bytearray(b"HELLO WORLD\'S 1ST \xe9") bytearray(b"hello world\'s 1st \xe9") bytearray(b"Hello World\'S 1St \xe9") bytearray(b"Hello world\'s 1st \xe9") bytearray(b"HELLO wORLD\'S 1ST \xe9")
    # expect: bytearray(b'  ab ') bytearray(b'**ab**') bytearray(b'ab..') bytearray(b'  ab') bytearray(b'-005') bytearray(b'5') bytearray(b'a   b')
    # expect: bytearray(b'x') bytearray(b'x ') bytearray(b' x') bytearray(b'a') bytearray(b'cba') bytearray(b'1a2')
    # expect: TypeError: bytearray.upper() takes no arguments (1 given)
    # expect: TypeError: center expected at least 1 argument, got 0
    # expect: TypeError: center() argument 2 must be a byte string of length 1, not str
    # expect: TypeError: center(): argument 2 must be a byte string of length 1, not a bytes object of length 2
    # expect: TypeError: 'str' object cannot be interpreted as an integer
    # expect: TypeError: 'NoneType' object cannot be interpreted as an integer
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: TypeError: a bytes-like object is required, not 'int'
    # expect: TypeError: 'str' object cannot be interpreted as an integer
    # expect: TypeError: sequence item 0: expected a bytes-like object, str found
    # expect: TypeError: sequence item 1: expected a bytes-like object, int found
    # expect: TypeError: can only join an iterable
for data in (b"abc", b"Abc", b"ABC", b"12", b" \t", b"a1", b"Ab Cd", b"", b"\xe9", b"a b"):
    print(data, data.isalpha(), data.isalnum(), data.isdigit(), data.isspace(), data.islower(), data.isupper(), data.istitle(), data.isascii())
    # expect: b'abc' True True False False True False False True
    # expect: b'Abc' True True False False False False True True
    # expect: b'ABC' True True False False False True False True
    # expect: b'12' False True True False False False False True
    # expect: b' \t' False False False True False False False True
    # expect: b'a1' False True False False True False False True
    # expect: b'Ab Cd' False False False False False False True True
    # expect: b'' False False False False False False False True
    # expect: b'\xe9' False False False False False False False False
    # expect: b'a b' False False False False True False False True
attempt(b"a".isalpha, 1)  # expect: TypeError: bytes.isalpha() takes no arguments (1 given)
attempt(bytes.islower)  # expect: TypeError: unbound method bytes.islower() needs an argument
