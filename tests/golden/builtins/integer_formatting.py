# hex, oct, bin and the format specs of integers.
n = 1234567
print(hex(255), oct(-8), bin(10), f"{255:x} {255:#X} {5:08b} {-5:#o}")
# expect: 0xff -0o10 0b1010 ff 0XFF 00000101 -0o5
print(f"{n:,} {n:_} {n:>12} {n:<12}| {n:^12}| {n:+} {n: } {-n:012,}")
# expect: 1,234,567 1_234_567      1234567 1234567     |   1234567   | +1234567  1234567 -001,234,567
print(f"{65:c} {n:e} {n:.2f} {0.25:%} {n:010d} {n:*^15,}")
# expect: A 1.234567e+06 1234567.00 25.000000% 0001234567 ***1,234,567***
for spec in ("q", ".2d", "s", ",x", "010s"):
    try:
        print(format(n, spec))
    except ValueError as error:
        print(error)
        # expect: Unknown format code 'q' for object of type 'int'
        # expect: Precision not allowed in integer format specifier
        # expect: Unknown format code 's' for object of type 'int'
        # expect: Cannot specify ',' with 'x'.
        # expect: Unknown format code 's' for object of type 'int'
