# Places that cases made by chance found: ends of buffers, arrays of arrays, texts without a character.
import array, csv, struct, unicodedata


def error(call):
    try:
        print(call())
    except (struct.error, OverflowError, TypeError, ValueError, csv.Error) as error:
        print(type(error).__name__, error)


error(lambda: struct.unpack_from("", bytes(40), 40))  # expect: ()
error(lambda: struct.unpack_from("", bytes(40), 99))
# expect: error unpack_from requires a buffer of at least 99 bytes for unpacking 0 bytes at offset 99 (actual buffer size is 40)

error(lambda: struct.pack_into("", bytearray(12), 13))
# expect: error pack_into requires a buffer of at least 13 bytes for packing 0 bytes at offset 13 (actual buffer size is 12)

print(struct.pack(">d", float("nan")), struct.pack(">d", -float("nan")))
# expect: b'\x7f\xf8\x00\x00\x00\x00\x00\x00' b'\xff\xf8\x00\x00\x00\x00\x00\x00'

print(array.array("h", array.array("h", [1, 2])))  # expect: array('h', [1, 2])
error(lambda: array.array("b", [128]))  # expect: OverflowError signed char is greater than maximum
error(lambda: array.array("b", [40000]))  # expect: OverflowError signed short integer is greater than maximum
error(lambda: array.array("H", [1 << 31]))  # expect: OverflowError signed integer is greater than maximum
error(lambda: array.array("I", [1 << 63]))  # expect: OverflowError unsigned int is greater than maximum
error(lambda: array.array("b", [1]).pop("x"))  # expect: TypeError 'str' object cannot be interpreted as an integer
error(lambda: array.array("b", [1]).pop(1 << 70))  # expect: OverflowError Python int too large to convert to C ssize_t
print(ascii(unicodedata.normalize("NFX", "")))  # expect: ''
error(lambda: unicodedata.normalize("NFX", "a"))  # expect: ValueError invalid normalization form
error(lambda: csv.Sniffer().sniff("a,b\rc\na,b"))  # expect: Error Could not determine delimiter
