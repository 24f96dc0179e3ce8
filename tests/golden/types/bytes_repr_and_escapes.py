# How bytes show themselves.
print(b"", b"abc", b"it's", b'say "hi"', b"'\"", b"\x00\x7f\x80\xff", b"\t\n\r\\", b"\a\b\f\v", bytes(range(28, 36)), sep="\n")
# expect: b''
# expect: b'abc'
# expect: b"it's"
# expect: b'say "hi"'
# expect: b'\'"'
# expect: b'\x00\x7f\x80\xff'
# expect: b'\t\n\r\\'
# expect: b'\x07\x08\x0c\x0b'
# expect: b'\x1c\x1d\x1e\x1f !"#'
print(repr(b"a"), str(b"a"), f"{b'a'}", f"{b'a'!s:>6}", [b"x"], "%s" % b"x", ascii(b"\xe9"), bytearray(b"it's \xff"), repr(bytearray(b"'")))
# expect: b'a' b'a' b'a'   b'a' [b'x'] b'x' b'\xe9' bytearray(b"it\'s \xff") bytearray(b"\'")
print(rb"\x41", b"\x41\101\n", b"a" b"b")  # expect: b'\\x41' b'AA\n' b'ab'
class Sub(bytes):
    pass

class Array(bytearray):
    pass

print(Sub(b"x"), Array(b"x"), Sub(b"x") + b"y", type(Sub(b"x")[:]), repr(Array()))
# expect: b'x' Array(b'x') b'xy' <class 'bytes'> Array(b'')
try:
    format(b"x", ">5")
except TypeError as error:
    print(error)  # expect: unsupported format string passed to bytes.__format__
try:
    eval("b'é'")
except SyntaxError as error:
    print(error.msg)  # expect: bytes can only contain ASCII literal characters
