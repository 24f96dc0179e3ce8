# Methods of bytes and bytearrays that search and split.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for data in (b"abcabc", bytearray(b"abcabc")):
    print(data.find(b"c"), data.find(99), data.find(b"c", 3), data.rfind(b"ab"), data.rfind(97, 0, 3), data.index(b"b"), data.rindex(98), data.count(b"a"), data.count(97), data.count(b""))
    print(data.startswith(b"ab"), data.startswith((b"x", b"ab")), data.endswith(b"bc", 2), data.endswith(bytearray(b"c")), b"ca" in data, 97 in data, data.find(b"x"))
    print(data.split(b"b"), data.split(b"b", 1), data.rsplit(b"b", 1), data.partition(b"c"), data.rpartition(b"c"), data.partition(b"x"), data.rpartition(b"x"))
    print(data.replace(b"a", b"xx"), data.replace(b"a", b"", 1), data.replace(b"", b"-", 2), data.removeprefix(b"abc"), data.removesuffix(b"bc"), data.translate(None, b"a"))
    attempt(data.index, b"x")
    attempt(data.rindex, 120)
    attempt(data.find, "a")
    attempt(data.find, 256)
    attempt(data.count, -1)
    attempt(data.find)
    attempt(data.startswith, "a")
    attempt(data.startswith, (b"x", "a"))
    attempt(data.endswith, 97)
    attempt(data.split, "b")
    attempt(data.split, b"")
    attempt(data.split, 98)
    attempt(data.partition, b"")
    attempt(data.partition, "a")
    attempt(data.replace, b"a")
    attempt(data.replace, "a", "b")
    attempt(data.removeprefix, "a")
    attempt(lambda: "a" in data)
    attempt(lambda: 256 in data)
print(b" a  b\tc\n".split(), b" a b c ".rsplit(None, 1), b"a\nb\r\nc\r".splitlines(), b"a\n".splitlines(True), b"".splitlines(), b"a\x0bb\x85c".splitlines())
