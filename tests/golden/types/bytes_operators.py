# Operators and subscripts of bytes.
def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

data = b"hello"
print(data[0], data[-1], data[1:3], data[::-1], data[::2], data[9:], data + b"!", data + bytearray(b"!"), type(bytearray(b"a") + b"b"), data * 2, 2 * b"ab", b"a" * -1)
# expect: 104 111 b'el' b'olleh' b'hlo' b'' b'hello!' b'hello!' <class 'bytearray'> b'hellohello' b'abab' b''
print(data == b"hello", data == bytearray(b"hello"), data == "hello", b"a" < b"b", b"a" < bytearray(b"b"), b"" < b"\0", list(b"ab"), hash(data) == hash(b"hello"), len(data))
# expect: True True False True True True [97, 98] True 5
print(data.__getitem__(1), data.__add__(b"x"), data.__contains__(b"ll"), data.__eq__(5), data.__lt__("a"), data.__getnewargs__(), bytes(data) is data, data.__bytes__())
# expect: 101 b'hellox' True NotImplemented NotImplemented (b'hello',) True b'hello'
print(b"%d %s %b %a %c %x %5.1f %%" % (1, b"x", b"y", "é", 65, 255, 2.55), b"%(k)s" % {b"k": b"v"}, b"%c" % b"z", b"%r" % "a")
# expect: b"1 x y '\\xe9' A ff   2.5 %" b'v' b'z' b"'a'"
attempt(lambda: data[5])  # expect: IndexError: index out of range
attempt(lambda: data["a"])  # expect: TypeError: byte indices must be integers or slices, not str
attempt(lambda: data[1.5])  # expect: TypeError: byte indices must be integers or slices, not float
attempt(lambda: data + "a")  # expect: TypeError: can't concat str to bytes
attempt(lambda: "a" + data)  # expect: TypeError: can only concatenate str (not "bytes") to str
attempt(lambda: data + 1)  # expect: TypeError: can't concat int to bytes
attempt(lambda: data + [1])  # expect: TypeError: can't concat list to bytes
attempt(lambda: data * 1.5)  # expect: TypeError: can't multiply sequence by non-int of type 'float'
attempt(lambda: data < "a")  # expect: TypeError: '<' not supported between instances of 'bytes' and 'str'
attempt(lambda: data < 5)  # expect: TypeError: '<' not supported between instances of 'bytes' and 'int'
attempt(lambda: data - b"a")  # expect: TypeError: unsupported operand type(s) for -: 'bytes' and 'bytes'
attempt(lambda: b"%d" % "x")  # expect: TypeError: %d format: a real number is required, not str
attempt(lambda: b"%s" % "x")
# expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
attempt(lambda: b"%b" % 5)
# expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
attempt(lambda: b"%c" % 256)  # expect: OverflowError: %c arg not in range(256)
attempt(lambda: b"%c" % b"ab")  # expect: TypeError: %c requires an integer in range(256) or a single byte, not a bytes object of length 2
attempt(lambda: b"%s" % ())  # expect: TypeError: not enough arguments for format string
attempt(lambda: b"%z" % 1)  # expect: ValueError: unsupported format character 'z' (0x7a) at index 1
attempt(lambda: b"a" % 1)  # expect: TypeError: not all arguments converted during bytes formatting
attempt(lambda: data.__setitem__(0, 1))  # expect: AttributeError: 'bytes' object has no attribute '__setitem__'
attempt(bytes.maketrans, b"ab", b"c")  # expect: ValueError: maketrans arguments must have same length
attempt(bytes.maketrans, "ab", b"cd")  # expect: TypeError: a bytes-like object is required, not 'str'
print(b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(bytes.maketrans(b"a", b"x"), b"c"), b"abc".translate(None, delete=b"b"))
# expect: b'xyc' b'xb' b'ac'
attempt(data.translate, b"short")  # expect: ValueError: translation table must be 256 characters long
attempt(data.translate, "x")  # expect: TypeError: a bytes-like object is required, not 'str'
attempt(data.translate, None, "x")  # expect: TypeError: a bytes-like object is required, not 'str'
attempt(data.translate)  # expect: TypeError: translate() takes at least 1 positional argument (0 given)
