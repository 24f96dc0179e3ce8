# Formats of numbers and texts, their sizes, and what they refuse.
import struct
from struct import calcsize, iter_unpack, pack, pack_into, unpack, unpack_from


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 4, -5, 6))
# expect: b'\xff\xff\xfe\xff\xff\xff\xfd\xff\xff\xff\x04\x00\x00\x00\xfb\xff\xff\xff\xff\xff\xff\xff\x06\x00\x00\x00\x00\x00\x00\x00'
print(unpack("<bBhHiIqQ", pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 4, -5, 6)))  # expect: (-1, 255, -2, 65535, -3, 4, -5, 6)
print(pack(">hil", 1, 2, 3), pack("=hil", 1, 2, 3), pack("!H", 258))
# expect: b'\x00\x01\x00\x00\x00\x02\x00\x00\x00\x03' b'\x01\x00\x02\x00\x00\x00\x03\x00\x00\x00' b'\x01\x02'
print(pack("bi", 1, 2), calcsize("bi"), calcsize("=bi"), calcsize("b0q"), calcsize("nNP"))  # expect: b'\x01\x00\x00\x00\x02\x00\x00\x00' 8 5 8 24
print(pack("<efd", 1.5, -2.25, 0.1), unpack("<efd", pack("<efd", 1.5, -2.25, 0.1)))
# expect: b'\x00>\x00\x00\x10\xc0\x9a\x99\x99\x99\x99\x99\xb9?' (1.5, -2.25, 0.1)
print([unpack("<e", pack("<e", value))[0] for value in (0.0, -0.0, 65504, 6e-8, 5.96e-8, 1e-9, 0.1, float("inf"))])
# expect: [0.0, -0.0, 65504.0, 5.960464477539063e-08, 5.960464477539063e-08, 0.0, 0.0999755859375, inf]
print(pack("5s3p?xc", b"ab", b"spam", [], b"z"), unpack("5s3p?xc", b"ab\0\0\0\2sp\1\0z"))
# expect: b'ab\x00\x00\x00\x02sp\x00\x00z' (b'ab\x00\x00\x00', b'sp', True, b'z')
print(pack("2h 3s\n", 1, 2, b"abc"), pack("", ), unpack("", b""), calcsize("0s"), unpack("0s", b""))  # expect: b'\x01\x00\x02\x00abc' b'' () 0 (b'',)
print(unpack("<FD", pack("<FD", 1 + 2j, 3)))  # expect: ((1+2j), (3+0j))
print(unpack("<Qq", b"\xff" * 16))  # expect: (18446744073709551615, -1)

data = bytearray(10)
pack_into(">HH", data, 2, 513, 1027)
print(data, unpack_from(">H", data, 4), unpack_from(">H", data, -6), unpack_from(">H", buffer=data, offset=2))
# expect: bytearray(b'\x00\x00\x02\x01\x04\x03\x00\x00\x00\x00') (1027,) (1027,) (513,)
pack_into("B", memoryview(data)[5:], -1, 9)
print(data, list(iter_unpack("<HBH", bytes(range(10)))))  # expect: bytearray(b'\x00\x00\x02\x01\x04\x03\x00\x00\x00\t') [(256, 2, 1027), (1541, 7, 2312)]

kept = struct.Struct("<2H")
print(kept.size, kept.format, kept.pack(1, 2), kept.unpack(b"abcd"), kept.unpack_from(b"abcdef", 2), kept)
# expect: 4 <2H b'\x01\x00\x02\x00' (25185, 25699) (25699, 26213) Struct('<2H')
print(next(kept.iter_unpack(b"abcd")), kept.iter_unpack(b"abcdefgh").__length_hint__())  # expect: (25185, 25699) 2


class Seven:
    def __index__(self):
        return 7

    def __float__(self):
        return 7.5


print(pack("<Bf", Seven(), Seven()))  # expect: b'\x07\x00\x00\xf0@'

attempt(pack)  # expect: TypeError: missing format argument
attempt(pack, "i")  # expect: error: pack expected 1 items for packing (got 0)
attempt(pack, "i", 1, 2)  # expect: error: pack expected 1 items for packing (got 2)
attempt(pack, "i", 1.5)  # expect: error: required argument is not an integer
attempt(pack, "i", "1")  # expect: error: required argument is not an integer
attempt(pack, "i", 1 << 31)  # expect: error: 'i' format requires -2147483648 <= number <= 2147483647
attempt(pack, "<B", -1)  # expect: error: 'B' format requires 0 <= number <= 255
attempt(pack, "<Q", 1 << 64)  # expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
attempt(pack, "<q", 1 << 200)  # expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
attempt(pack, "f", 1e300)  # expect: OverflowError: float too large to pack with f format
attempt(pack, "e", 65520)  # expect: error: int too large to convert
attempt(pack, "d", "x")  # expect: error: required argument is not a float
attempt(pack, "c", b"ab")  # expect: error: char format requires a bytes object of length 1
attempt(pack, "s", "ab")  # expect: error: argument for 's' must be a bytes object
attempt(pack, "y", 1)  # expect: error: bad char in struct format
attempt(pack, "3", 1)  # expect: error: repeat count given without format specifier
attempt(pack, "<n", 1)  # expect: error: bad char in struct format
attempt(pack, "i\0", 1)  # expect: error: embedded null character
attempt(pack, "é", 1)  # expect: UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
attempt(pack, 5, 1)  # expect: TypeError: Struct() argument 1 must be a str or bytes object, not int
attempt(calcsize, "9" * 30 + "i")  # expect: error: total struct size too long
attempt(calcsize, "9223372036854775807i")  # expect: error: total struct size too long
attempt(unpack, "i", b"abc")  # expect: error: unpack requires a buffer of 4 bytes
attempt(unpack, "i", "abcd")  # expect: TypeError: a bytes-like object is required, not 'str'
attempt(unpack_from, "i", b"abcdef", 4)
# expect: error: unpack_from requires a buffer of at least 8 bytes for unpacking 4 bytes at offset 4 (actual buffer size is 6)
attempt(unpack_from, "i", b"abcdef", -3)  # expect: error: not enough data to unpack 4 bytes at offset -3
attempt(unpack_from, "i", b"abcdef", -9)  # expect: error: offset -9 out of range for 6-byte buffer
attempt(unpack_from, "i", b"abcdef", 1 << 80)  # expect: OverflowError: Python int too large to convert to C ssize_t
attempt(pack_into, "i", bytearray(3), 0, 1)
# expect: error: pack_into requires a buffer of at least 4 bytes for packing 4 bytes at offset 0 (actual buffer size is 3)
attempt(pack_into, "i", bytearray(3))  # expect: error: pack_into expected offset argument
attempt(pack_into, "i", b"abcd", 0, 1)  # expect: TypeError: argument must be read-write bytes-like object, not bytes
attempt(pack_into, "i", bytearray(9), "0", 1)  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(iter_unpack, "i", b"abcde")  # expect: error: iterative unpacking requires a buffer of a multiple of 4 bytes
attempt(iter_unpack, "", b"")  # expect: error: cannot iteratively unpack with a struct of length 0
print(struct.error.__mro__[1], struct.error.__module__, struct.__all__)
# expect: <class 'Exception'> struct ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']
