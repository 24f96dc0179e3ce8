# Every method of floats that is no operator.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for number in (0.0, -0.0, 0.1, -2.5, 1e300, 5e-324, float("inf"), float("nan")):
    print(number, number.hex(), number.is_integer(), number.conjugate(), number.real, number.imag)
    attempt(number.as_integer_ratio)
print((2.0).is_integer(), (2.5).__trunc__(), (-2.5).__floor__(), (-2.5).__ceil__(), (2.5).__round__(), (2.675).__round__(2))
attempt(float("inf").__trunc__)
attempt(float("nan").__floor__)
attempt(float("inf").__round__)
attempt((2.5).__round__, None)
attempt((2.5).__round__, "1")
attempt((2.5).__round__, 1, 2)
for text in ("0x1.8p1", "-0x.1p4", "1.8", "0x1p-1074", "inf", "-nan", " 0x1p0 ", "+0X1.FP+3"):
    attempt(float.fromhex, text)
for text in ("", "0x", "0x1p", "1.2.3", "0x1p5000", "zz"):
    attempt(float.fromhex, text)
attempt(float.fromhex, 1.5)
attempt(float.fromhex)
attempt((1.5).hex, 1)
attempt((1.5).as_integer_ratio, 1)
attempt((1.5).is_integer, x=1)
print(float.__getformat__("double"), float.__getformat__("float"), (1.5).__getnewargs__())
attempt(float.__getformat__, "long")
