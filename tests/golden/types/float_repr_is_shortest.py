# repr() gives the shortest digits that read back as the same float.
for number in (0.1, 0.30000000000000004, 1e15, 1e16, 1e17, 123456789012345.6, 1.0e-4, 1.0e-5, 2.5e-5, 1e21, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 2**-1074, 9007199254740992.0, 4.35, 0.1 * 3, 100.0, 1e100):
    print(repr(number), float(repr(number)) == number)
    # expect: 0.1 True
    # expect: 0.30000000000000004 True
    # expect: 1000000000000000.0 True
    # expect: 1e+16 True
    # expect: 1e+17 True
    # expect: 123456789012345.6 True
    # expect: 0.0001 True
    # expect: 1e-05 True
    # expect: 2.5e-05 True
    # expect: 1e+21 True
    # expect: 1e+22 True
    # expect: 1e+23 True
    # expect: 5e-324 True
    # expect: 1.7976931348623157e+308 True
    # expect: 5e-324 True
    # expect: 9007199254740992.0 True
    # expect: 4.35 True
    # expect: 0.30000000000000004 True
    # expect: 100.0 True
    # expect: 1e+100 True
print(str(1.0), f"{1e5}", f"{1e16}", f"{123456.789!r}", -0.0, [0.5, -1e-7])
# expect: 1.0 100000.0 1e+16 123456.789 -0.0 [0.5, -1e-07]
for number in (0.5, 1.5, 2.5, -0.5, 2.675, 1.005, 1234.5678, 1e22, -1e-9):
    print(round(number), round(number, 2), round(number, 1), round(number, -2))
    # expect: 0 0.5 0.5 0.0
    # expect: 2 1.5 1.5 0.0
    # expect: 2 2.5 2.5 0.0
    # expect: 0 -0.5 -0.5 -0.0
    # expect: 3 2.67 2.7 0.0
    # expect: 1 1.0 1.0 0.0
    # expect: 1235 1234.57 1234.6 1200.0
    # expect: 10000000000000000000000 1e+22 1e+22 1e+22
    # expect: 0 -0.0 -0.0 -0.0
print(round(5e-324, 323), round(1e308, -308), round(1.5e308, -308), round(0.1, 400), round(123.0, -400))  # expect error: OverflowError: rounded value too large to represent
try:
    round(1.7e308, -308)
except OverflowError as error:
    print(error)
