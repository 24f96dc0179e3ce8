# An error of decoding holds bytes, also for a bytearray; of no bytes the encoding does not matter; the value of an
# assignment to an item is looked at before the bounds.
try:
    bytearray(b"a\xff").decode("ascii")
except UnicodeDecodeError as error:
    print(error, type(error.object).__name__)
    # expect: 'ascii' codec can't decode byte 0xff in position 1: ordinal not in range(128) bytes
print(repr(b"".decode("no-such-codec")), repr(str(b"", "no-such-codec")))  # expect: '' ''
array = bytearray(2)
for value in (7, 300, "x"):
    try:
        array[5] = value
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: IndexError bytearray index out of range
        # expect: ValueError byte must be in range(0, 256)
        # expect: TypeError 'str' object cannot be interpreted as an integer
