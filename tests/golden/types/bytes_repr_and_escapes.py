# How bytes show themselves.
print(b"", b"abc", b"it's", b'say "hi"', b"'\"", b"\x00\x7f\x80\xff", b"\t\n\r\\", b"\a\b\f\v", bytes(range(28, 36)), sep="\n")
print(repr(b"a"), str(b"a"), f"{b'a'}", f"{b'a'!s:>6}", [b"x"], "%s" % b"x", ascii(b"\xe9"), bytearray(b"it's \xff"), repr(bytearray(b"'")))
print(rb"\x41", b"\x41\101\n", b"a" b"b")
class Sub(bytes):
    pass

class Array(bytearray):
    pass

print(Sub(b"x"), Array(b"x"), Sub(b"x") + b"y", type(Sub(b"x")[:]), repr(Array()))
try:
    format(b"x", ">5")
except TypeError as error:
    print(error)
try:
    eval("b'é'")
except SyntaxError as error:
    print(error.msg)
