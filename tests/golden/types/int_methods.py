# Every method of ints that is no operator.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for number in (0, 1, -1, 255, -256, 10**20):
    print(number, number.bit_length(), number.bit_count(), number.as_integer_ratio(), number.conjugate(), number.is_integer())
    # expect: 0 0 0 (0, 1) 0 True
    # expect: 1 1 1 (1, 1) 1 True
    # expect: -1 1 1 (-1, 1) -1 True
    # expect: 255 8 8 (255, 1) 255 True
    # expect: -256 9 1 (-256, 1) -256 True
    # expect: 100000000000000000000 67 26 (100000000000000000000, 1) 100000000000000000000 True
print((7).numerator, (7).denominator, (7).real, (7).imag)  # expect: 7 1 7 0
attempt((1).bit_length, 2)  # expect: TypeError: int.bit_length() takes no arguments (1 given)
attempt((1).bit_count, x=2)  # expect: TypeError: int.bit_count() takes no keyword arguments
attempt((1).as_integer_ratio, 1)  # expect: TypeError: int.as_integer_ratio() takes no arguments (1 given)
attempt((1).is_integer, 1)  # expect: TypeError: int.is_integer() takes no arguments (1 given)
attempt(int.bit_length, 1.5)
# expect: TypeError: descriptor 'bit_length' for 'int' objects doesn't apply to a 'float' object
attempt(int.bit_length)  # expect: TypeError: unbound method int.bit_length() needs an argument
print((1024).to_bytes(2), (1024).to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True), (0).to_bytes(0))
# expect: b'\x04\x00' b'\x00\x04\x00\x00' b'\xff\xfe' b''
attempt((1024).to_bytes, 1)  # expect: OverflowError: int too big to convert
attempt((-1).to_bytes, 2)  # expect: OverflowError: can't convert negative int to unsigned
attempt((1).to_bytes, -1)  # expect: ValueError: length argument must be non-negative
attempt((1).to_bytes, 2, "middle")  # expect: ValueError: byteorder must be either 'little' or 'big'
attempt((1).to_bytes, length="2")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt((1).to_bytes, 2, "big", True)  # expect: TypeError: to_bytes() takes at most 2 positional arguments (3 given)
attempt((128).to_bytes, 1, "big", signed=True)  # expect: OverflowError: int too big to convert
print(int.from_bytes(b"\x04\x00"), int.from_bytes(b"\xff\xfe", "little"), int.from_bytes(b"\xff\xfe", signed=True))
# expect: 1024 65279 -2
print(int.from_bytes([1, 2, 3], byteorder="big"), int.from_bytes(bytearray(), "little"), bool.from_bytes(b"\0"))
# expect: 66051 0 False
attempt(int.from_bytes, "ab")  # expect: TypeError: cannot convert 'str' object to bytes
attempt(int.from_bytes, [256])  # expect: ValueError: bytes must be in range(0, 256)
attempt(int.from_bytes, 5)  # expect: TypeError: cannot convert 'int' object to bytes
attempt(int.from_bytes, b"a", "middle")  # expect: ValueError: byteorder must be either 'little' or 'big'
attempt(int.from_bytes)  # expect: TypeError: from_bytes() missing required argument 'bytes' (pos 1)
attempt(int.from_bytes, b"a", order="big")
# expect: TypeError: from_bytes() got an unexpected keyword argument 'order'
print((5).__trunc__(), (5).__floor__(), (5).__ceil__(), (1250).__round__(-2), (1350).__round__(-2), (5).__index__(), (5).__int__(), (5).__float__())
# expect: 5 5 5 1200 1400 5 5 5.0
attempt((5).__round__, 1.5)  # expect: TypeError: 'float' object cannot be interpreted as an integer
print((5).__getnewargs__(), True.__getnewargs__())  # expect: (5,) (1,)
