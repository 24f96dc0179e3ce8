# Floats print the shortest digits that read back the same.
print(0.1 + 0.2, 1e16, 1e15, 123456789012345680.0, 1e-5, 0.0001, -0.0, 5.0, 1e300 * 1e10, 2.5e-310)
# expect: 0.30000000000000004 1e+16 1000000000000000.0 1.2345678901234568e+17 1e-05 0.0001 -0.0 5.0 inf 2.5e-310
print(float("inf"), float("-inf"), float("nan"), float(" 1_0.5e1 "), 3.0 == 3, 1e22, 1e23)
# expect: inf -inf nan 105.0 True 1e+22 1e+23
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(1e20), round(7, -1))
# expect: 2 4 -2 2.67 1200.0 100000000000000000000 10
print(7.0 // 2, 2 ** 0.5, 10 ** -3, (-8) ** 2.0, 1.5.is_integer(), (4.0).is_integer(), 0.75.as_integer_ratio())
# expect: 3.0 1.4142135623730951 0.001 64.0 False True (3, 4)
print(int(1e18), float(10 ** 17 + 1), 2 ** 53 + 1.0, abs(-3.5), max(1, 2.5, 2), min(0.1, -0.0, 0))
# expect: 1000000000000000000 1e+17 9007199254740992.0 3.5 2.5 -0.0
try:
    float("1.2.3")
except ValueError as error:
    print(error)  # expect: could not convert string to float: '1.2.3'
try:
    2.0 ** 5000
except OverflowError as error:
    print(error)  # expect: (34, 'Numerical result out of range')
