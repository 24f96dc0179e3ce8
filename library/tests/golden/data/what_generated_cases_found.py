# Places that cases made by chance found: ends of buffers, arrays of arrays, texts without a character.
import array, csv, io, marshal, struct, unicodedata


def error(call):
    try:
        print(call())
    except (struct.error, OverflowError, TypeError, ValueError, csv.Error) as error:
        # The harness takes numbers of this kind for addresses.
        print(type(error).__name__, str(error).replace("0x", "hex "))


error(lambda: struct.unpack_from("", bytes(40), 40))
error(lambda: struct.unpack_from("", bytes(40), 99))

error(lambda: struct.pack_into("", bytearray(12), 13))

print(struct.pack(">d", float("nan")), struct.pack(">d", -float("nan")))

print(array.array("h", array.array("h", [1, 2])))
error(lambda: array.array("b", [128]))
error(lambda: array.array("b", [40000]))
error(lambda: array.array("H", [1 << 31]))
error(lambda: array.array("I", [1 << 63]))
error(lambda: array.array("b", [1]).pop("x"))
error(lambda: array.array("b", [1]).pop(1 << 70))
print(ascii(unicodedata.normalize("NFX", "")))
error(lambda: unicodedata.normalize("NFX", "a"))
error(lambda: csv.Sniffer().sniff("a,b\rc\na,b"))


def asked(call):
    try:
        print(ascii(call()))
    except Exception as error:
        # The harness would take a number of that kind for an address.
        print(type(error).__name__, str(error).replace("0x", "hex "))


# The oldest versions of marshal write floats with 17 digits; a file ends otherwise than bytes do.
print([marshal.dumps(value, 0) for value in (0.1, 1.0, 1j, float("inf"))])
for data in (b"", b")", b"i1", b"z", b"[\1\0\0\0"):
    asked(lambda: marshal.loads(data))
    asked(lambda: marshal.load(io.BytesIO(data)))
for data in (5, None, "N", memoryview(b"N")):
    asked(lambda: marshal.loads(data))
for data in (b"\0\xd8\0\0", b"\xff\xff\xff\xff", b"\xff\xfe\0\0a\0\0\0"):
    asked(lambda: array.array("w", data).tounicode())
for call in (lambda: array.array("b", [1])[2**64], lambda: array.array("b").insert(2**64, 1), lambda: array.array("b").__setitem__(-2**64, 1)):
    asked(call)
# expect: ()
# expect: error unpack_from requires a buffer of at least 99 bytes for unpacking 0 bytes at offset 99 (actual buffer size is 40)
# expect: error pack_into requires a buffer of at least 13 bytes for packing 0 bytes at offset 13 (actual buffer size is 12)
# expect: b'\x7f\xf8\x00\x00\x00\x00\x00\x00' b'\xff\xf8\x00\x00\x00\x00\x00\x00'
# expect: array('h', [1, 2])
# expect: OverflowError signed char is greater than maximum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed integer is greater than maximum
# expect: OverflowError unsigned int is greater than maximum
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: ''
# expect: ValueError invalid normalization form
# expect: Error Could not determine delimiter
# expect: [b'f\x130.10000000000000001', b'f\x011', b'x\x010\x011', b'f\x03inf']
# expect: EOFError EOF read where object expected
# expect: EOFError EOF read where object expected
# expect: EOFError EOF read where not expected
# expect: EOFError EOF read where not expected
# expect: EOFError marshal data too short
# expect: EOFError EOF read where not expected
# expect: EOFError EOF read where not expected
# expect: EOFError EOF read where not expected
# expect: EOFError EOF read where object expected
# expect: EOFError EOF read where object expected
# expect: TypeError a bytes-like object is required, not 'int'
# expect: TypeError a bytes-like object is required, not 'NoneType'
# expect: TypeError a bytes-like object is required, not 'str'
# expect: None
# expect: UnicodeDecodeError 'utf-32-le' codec can't decode bytes in position 0-3: code point in surrogate code point range(hex d800, hex e000)
# expect: UnicodeDecodeError 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(hex 110000)
# expect: 'a'
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: IndexError cannot fit 'int' into an index-sized integer
