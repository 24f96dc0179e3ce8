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
attempt(bytes, Own())
attempt(bytearray, Own())
print(bytes.fromhex("00 ff 1A"), bytes.fromhex(""), bytearray.fromhex("2a"), b"\xb9\x01\xef".hex(), b"\xb9\x01\xef".hex(":"), b"abcdef".hex("-", 2), b"abcdef".hex("_", -4), b"ab".hex(b":"))
for text in ("0", "0g", "0 1", "é0", 5, None):
    attempt(bytes.fromhex, text)
attempt(b"ab".hex, "::")
attempt(b"ab".hex, "é")
attempt(b"ab".hex, 5)
attempt(b"ab".hex, ":", "x")
