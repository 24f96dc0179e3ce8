"""Exponents of any size cost nothing where the result does not have the digits."""

from decimal import Context, Decimal as D, localcontext

huge = D("1e999999999999999999")
tiny = D("1e-999999999999999999")
print(huge > tiny, huge == tiny, hash(huge) != hash(tiny), huge.adjusted())
# expect: True False True 999999999999999999
with localcontext(Emax=999999999999999999, Emin=-999999999999999999):
    print(huge + tiny, huge - 1, tiny + 1, huge * tiny, tiny / 3)
    # expect: 1.000000000000000000000000000E+999999999999999999 1.000000000000000000000000000E+999999999999999999 1.000000000000000000000000000 1 3.33333333333333333333333333E-1000000000000000000
for wrong in (lambda: huge + 1, lambda: huge.quantize(D(1)), lambda: huge // 1, lambda: D(10) ** D("1e17"), lambda: huge.exp()):
    try:
        print(wrong())
    except ArithmeticError as error:
        print(type(error).__name__)
        # expect: Overflow
        # expect: InvalidOperation
        # expect: InvalidOperation
        # expect: Overflow
        # expect: Overflow
print(D("1e-1000000000").exp(), D("0.5") ** D("1e15"), D(1) ** D("1e15"))
# expect: 1.000000000000000000000000000 0E-1000026 1
