# repr() gives the shortest digits that read back as the same float.
for number in (0.1, 0.30000000000000004, 1e15, 1e16, 1e17, 123456789012345.6, 1.0e-4, 1.0e-5, 2.5e-5, 1e21, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 2**-1074, 9007199254740992.0, 4.35, 0.1 * 3, 100.0, 1e100):
    print(repr(number), float(repr(number)) == number)
print(str(1.0), f"{1e5}", f"{1e16}", f"{123456.789!r}", -0.0, [0.5, -1e-7])
for number in (0.5, 1.5, 2.5, -0.5, 2.675, 1.005, 1234.5678, 1e22, -1e-9):
    print(round(number), round(number, 2), round(number, 1), round(number, -2))
print(round(5e-324, 323), round(1e308, -308), round(1.5e308, -308), round(0.1, 400), round(123.0, -400))
try:
    round(1.7e308, -308)
except OverflowError as error:
    print(error)
