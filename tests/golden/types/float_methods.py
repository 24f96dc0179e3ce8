# Every method of floats that is no operator.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for number in (0.0, -0.0, 0.1, -2.5, 1e300, 5e-324, float("inf"), float("nan")):
    print(number, number.hex(), number.is_integer(), number.conjugate(), number.real, number.imag)
    attempt(number.as_integer_ratio)
    # expect: 0.0 0x0.0p+0 True 0.0 0.0 0.0
    # expect: (0, 1)
    # expect: -0.0 -0x0.0p+0 True -0.0 -0.0 0.0
    # expect: (0, 1)
    # expect: 0.1 0x1.999999999999ap-4 False 0.1 0.1 0.0
    # expect: (3602879701896397, 36028797018963968)
    # expect: -2.5 -0x1.4000000000000p+1 False -2.5 -2.5 0.0
    # expect: (-5, 2)
    # expect: 1e+300 0x1.7e43c8800759cp+996 True 1e+300 1e+300 0.0
    # expect: (1000000000000000052504760255204420248704468581108159154915854115511802457988908195786371375080447864043704443832883878176942523235360430575644792184786706982848387200926575803737830233794788090059368953234970799945081119038967640880074652742780142494579258788820056842838115669472196386865459400540160, 1)
    # expect: 5e-324 0x0.0000000000001p-1022 False 5e-324 5e-324 0.0
    # expect: (1, 202402253307310618352495346718917307049556649764142118356901358027430339567995346891960383701437124495187077864316811911389808737385793476867013399940738509921517424276566361364466907742093216341239767678472745068562007483424692698618103355649159556340810056512358769552333414615230502532186327508646006263307707741093494784)
    # expect: inf inf False inf inf 0.0
    # expect: OverflowError: cannot convert Infinity to integer ratio
    # expect: nan nan False nan nan 0.0
    # expect: ValueError: cannot convert NaN to integer ratio
print((2.0).is_integer(), (2.5).__trunc__(), (-2.5).__floor__(), (-2.5).__ceil__(), (2.5).__round__(), (2.675).__round__(2))
# expect: True 2 -3 -2 2 2.67
attempt(float("inf").__trunc__)  # expect: OverflowError: cannot convert float infinity to integer
attempt(float("nan").__floor__)  # expect: ValueError: cannot convert float NaN to integer
attempt(float("inf").__round__)  # expect: OverflowError: cannot convert float infinity to integer
attempt((2.5).__round__, None)  # expect: 2
attempt((2.5).__round__, "1")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt((2.5).__round__, 1, 2)  # expect: TypeError: __round__ expected at most 1 argument, got 2
for text in ("0x1.8p1", "-0x.1p4", "1.8", "0x1p-1074", "inf", "-nan", " 0x1p0 ", "+0X1.FP+3"):
    attempt(float.fromhex, text)
    # expect: 3.0
    # expect: -1.0
    # expect: 1.5
    # expect: 5e-324
    # expect: inf
    # expect: nan
    # expect: 1.0
    # expect: 15.5
for text in ("", "0x", "0x1p", "1.2.3", "0x1p5000", "zz"):
    attempt(float.fromhex, text)
    # expect: ValueError: invalid hexadecimal floating-point string
    # expect: ValueError: invalid hexadecimal floating-point string
    # expect: ValueError: invalid hexadecimal floating-point string
    # expect: ValueError: invalid hexadecimal floating-point string
    # expect: OverflowError: hexadecimal value too large to represent as a float
    # expect: ValueError: invalid hexadecimal floating-point string
attempt(float.fromhex, 1.5)  # expect: TypeError: bad argument type for built-in operation
attempt(float.fromhex)  # expect: TypeError: float.fromhex() takes exactly one argument (0 given)
attempt((1.5).hex, 1)  # expect: TypeError: float.hex() takes no arguments (1 given)
attempt((1.5).as_integer_ratio, 1)  # expect: TypeError: float.as_integer_ratio() takes no arguments (1 given)
attempt((1.5).is_integer, x=1)  # expect: TypeError: float.is_integer() takes no keyword arguments
print(float.__getformat__("double"), float.__getformat__("float"), (1.5).__getnewargs__())
# expect: IEEE, little-endian IEEE, little-endian (1.5,)
attempt(float.__getformat__, "long")  # expect: ValueError: __getformat__() argument 1 must be 'double' or 'float'
