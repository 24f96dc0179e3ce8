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
for data in (b"abc", b"Abc", b"ABC", b"12", b" \t", b"a1", b"Ab Cd", b"", b"\xe9", b"a b"):
    print(data, data.isalpha(), data.isalnum(), data.isdigit(), data.isspace(), data.islower(), data.isupper(), data.istitle(), data.isascii())
attempt(b"a".isalpha, 1)
attempt(bytes.islower)
