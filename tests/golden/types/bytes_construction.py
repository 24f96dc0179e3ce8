# bytes() and bytearray() of counts, iterables, texts and objects with __bytes__.
class Own:
    def __bytes__(self):
        return b"own"

class Wrong:
    def __bytes__(self):
        return "own"

def attempt(kind, *args, **kwargs):
    try:
        print(kind(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for kind in (bytes, bytearray):
    print(kind(), kind(3), kind([1, 2, 255]), kind(b"ab"), kind("é", "utf-8"), kind(range(3)), kind("a", encoding="ascii", errors="ignore"), kind(x for x in (65, 66)), kind(source=b"x") if kind is bytearray else kind(b"x"))
    attempt(kind, -1)
    attempt(kind, [256])
    attempt(kind, [-1])
    attempt(kind, ["a"])
    attempt(kind, [1.5])
    attempt(kind, "abc")
    attempt(kind, "abc", 5)
    attempt(kind, 5, "ascii")
    attempt(kind, b"x", "ascii")
    attempt(kind, "é", "ascii")
    attempt(kind, "a", "nope")
    attempt(kind, 1.5)
    attempt(kind, None)
    attempt(kind, 1, 2, 3, 4)
    attempt(kind, encoding="ascii")
    attempt(kind, text="x")
    attempt(kind, Wrong())
    # expect: b'' b'\x00\x00\x00' b'\x01\x02\xff' b'ab' b'\xc3\xa9' b'\x00\x01\x02' b'a' b'AB' b'x'
    # expect: ValueError: negative count
    # expect: ValueError: bytes must be in range(0, 256)
    # expect: ValueError: bytes must be in range(0, 256)
    # expect: TypeError: 'str' object cannot be interpreted as an integer
    # expect: TypeError: 'float' object cannot be interpreted as an integer
    # expect: TypeError: string argument without an encoding
    # expect: TypeError: bytes() argument 'encoding' must be str, not int
    # expect: TypeError: encoding without a string argument
    # expect: TypeError: encoding without a string argument
    # expect: UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
    # expect: LookupError: unknown encoding: nope
    # expect: TypeError: cannot convert 'float' object to bytes
    # expect: TypeError: cannot convert 'NoneType' object to bytes
    # expect: TypeError: bytes() takes at most 3 arguments (4 given)
    # expect: TypeError: encoding without a string argument
    # expect: TypeError: bytes() got an unexpected keyword argument 'text'
    # expect: TypeError: __bytes__ returned non-bytes (type str)
    # expect: bytearray(b'') bytearray(b'\x00\x00\x00') bytearray(b'\x01\x02\xff') bytearray(b'ab') bytearray(b'\xc3\xa9') bytearray(b'\x00\x01\x02') bytearray(b'a') bytearray(b'AB') bytearray(b'x')
    # expect: ValueError: negative count
    # expect: ValueError: byte must be in range(0, 256)
    # expect: ValueError: byte must be in range(0, 256)
    # expect: TypeError: 'str' object cannot be interpreted as an integer
    # expect: TypeError: 'float' object cannot be interpreted as an integer
    # expect: TypeError: string argument without an encoding
    # expect: TypeError: bytearray() argument 'encoding' must be str, not int
    # expect: TypeError: encoding without a string argument
    # expect: TypeError: encoding without a string argument
    # expect: UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
    # expect: LookupError: unknown encoding: nope
    # expect: TypeError: cannot convert 'float' object to bytearray
    # expect: TypeError: cannot convert 'NoneType' object to bytearray
    # expect: TypeError: bytearray() takes at most 3 arguments (4 given)
    # expect: TypeError: encoding without a string argument
    # expect: TypeError: bytearray() got an unexpected keyword argument 'text'
    # expect: TypeError: cannot convert 'Wrong' object to bytearray
attempt(bytes, Own())  # expect: b'own'
attempt(bytearray, Own())  # expect: TypeError: cannot convert 'Own' object to bytearray
print(bytes.fromhex("00 ff 1A"), bytes.fromhex(""), bytearray.fromhex("2a"), b"\xb9\x01\xef".hex(), b"\xb9\x01\xef".hex(":"), b"abcdef".hex("-", 2), b"abcdef".hex("_", -4), b"ab".hex(b":"))
# expect: b'\x00\xff\x1a' b'' bytearray(b'*') b901ef b9:01:ef 6162-6364-6566 61626364_6566 61:62
for text in ("0", "0g", "0 1", "é0", 5, None):
    attempt(bytes.fromhex, text)
    # expect: ValueError: fromhex() arg must contain an even number of hexadecimal digits
    # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1
    # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1
    # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 0
    # expect: TypeError: fromhex() argument must be str or bytes-like, not int
    # expect: TypeError: fromhex() argument must be str or bytes-like, not NoneType
attempt(b"ab".hex, "::")  # expect: ValueError: sep must be length 1.
attempt(b"ab".hex, "é")  # expect: ValueError: sep must be ASCII.
attempt(b"ab".hex, 5)  # expect: TypeError: object of type 'int' has no len()
attempt(b"ab".hex, ":", "x")  # expect: TypeError: 'str' object cannot be interpreted as an integer
