# What `int()` reads, and how it refuses.
print(int("  42 "), int("-1_000"), int("ff", 16), int("0b101", 0), int("z", 36), int(3.99), int(-3.99), int(True), int())
# expect: 42 -1000 255 5 35 3 -3 1 0
print(int("٣"), 0x_ff, 0o17, 0b1_0, 1_000)  # expect: 3 255 15 2 1000
for arguments in (("4 2",), ("",), ("12", 2), ("1.5",), ("0x1",), (None,), ("1", 99), (float("inf"),), (float("nan"),), (12, 3)):
    try:
        print(int(*arguments))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
        # expect: ValueError invalid literal for int() with base 10: '4 2'
        # expect: ValueError invalid literal for int() with base 10: ''
        # expect: ValueError invalid literal for int() with base 2: '12'
        # expect: ValueError invalid literal for int() with base 10: '1.5'
        # expect: ValueError invalid literal for int() with base 10: '0x1'
        # expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
        # expect: ValueError int() base must be >= 2 and <= 36, or 0
        # expect: OverflowError cannot convert float infinity to integer
        # expect: ValueError cannot convert float NaN to integer
        # expect: TypeError int() can't convert non-string with explicit base
