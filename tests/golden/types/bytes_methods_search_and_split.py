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
    # expect: 2 2 5 3 0 1 4 2 2 7
    # expect: True True True True True True -1
    # expect: [b'a', b'ca', b'c'] [b'a', b'cabc'] [b'abca', b'c'] (b'ab', b'c', b'abc') (b'abcab', b'c', b'') (b'abcabc', b'', b'') (b'', b'', b'abcabc')
    # expect: b'xxbcxxbc' b'bcabc' b'-a-bcabc' b'abc' b'abca' b'bcbc'
    # expect: ValueError: subsection not found
    # expect: ValueError: subsection not found
    # expect: TypeError: argument should be integer or bytes-like object, not 'str'
    # expect: ValueError: byte must be in range(0, 256)
    # expect: ValueError: byte must be in range(0, 256)
    # expect: TypeError: find expected at least 1 argument, got 0
    # expect: TypeError: startswith first arg must be bytes or a tuple of bytes, not str
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: TypeError: endswith first arg must be bytes or a tuple of bytes, not int
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: ValueError: empty separator
    # expect: TypeError: a bytes-like object is required, not 'int'
    # expect: ValueError: empty separator
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: TypeError: replace expected at least 2 arguments, got 1
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: ValueError: byte must be in range(0, 256)
    # expect: 2 2 5 3 0 1 4 2 2 7
    # expect: True True True True True True -1
    # expect: [bytearray(b'a'), bytearray(b'ca'), bytearray(b'c')] [bytearray(b'a'), bytearray(b'cabc')] [bytearray(b'abca'), bytearray(b'c')] (bytearray(b'ab'), bytearray(b'c'), bytearray(b'abc')) (bytearray(b'abcab'), bytearray(b'c'), bytearray(b'')) (bytearray(b'abcabc'), bytearray(b''), bytearray(b'')) (bytearray(b''), bytearray(b''), bytearray(b'abcabc'))
    # expect: bytearray(b'xxbcxxbc') bytearray(b'bcabc') bytearray(b'-a-bcabc') bytearray(b'abc') bytearray(b'abca') bytearray(b'bcbc')
    # expect: ValueError: subsection not found
    # expect: ValueError: subsection not found
    # expect: TypeError: argument should be integer or bytes-like object, not 'str'
    # expect: ValueError: byte must be in range(0, 256)
    # expect: ValueError: byte must be in range(0, 256)
    # expect: TypeError: find expected at least 1 argument, got 0
    # expect: TypeError: startswith first arg must be bytes or a tuple of bytes, not str
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: TypeError: endswith first arg must be bytes or a tuple of bytes, not int
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: ValueError: empty separator
    # expect: TypeError: a bytes-like object is required, not 'int'
    # expect: ValueError: empty separator
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: TypeError: replace expected at least 2 arguments, got 1
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: ValueError: byte must be in range(0, 256)
print(b" a  b\tc\n".split(), b" a b c ".rsplit(None, 1), b"a\nb\r\nc\r".splitlines(), b"a\n".splitlines(True), b"".splitlines(), b"a\x0bb\x85c".splitlines())
# expect: [b'a', b'b', b'c'] [b' a b', b'c'] [b'a', b'b', b'c'] [b'a\n'] [] [b'a\x0bb\x85c']
