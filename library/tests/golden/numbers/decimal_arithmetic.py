"""Decimal numbers: exact construction, rounding by the context, signals, formats."""

import decimal
from decimal import Decimal as D

print(D("1.10") + D("2.2"), D(1) / 3, D(2) ** 100, D("1e5"), D("0.0000001"), D(1.1), D((1, (1, 2), -1)))
# expect: 3.30 0.3333333333333333333333333333 1.267650600228229401496703205E+30 1E+5 1E-7 1.100000000000000088817841970012523233890533447265625 -1.2
print(D(2).sqrt(), D(1).exp(), D(10).ln(), D(2).log10(), D(2) ** D("0.5"), D(3) ** -2)
# expect: 1.414213562373095048801688724 2.718281828459045235360287471 2.302585092994045684017991455 0.3010299956639811952137388947 1.414213562373095048801688724 0.1111111111111111111111111111
print(D(7) // 2, D(-7) % 3, divmod(D(7), 2), D(10).remainder_near(6), D(2).fma(3, 5))
# expect: 3 -1 (Decimal('3'), Decimal('1')) -2 11
print(D("2.675").quantize(D("0.01")), round(D("2.5")), round(D("2.675"), 2), D("1.200").normalize())
# expect: 2.68 2 2.68 1.2
print(D("NaN"), D("sNaN12"), D("-Infinity"), D("nan") == D("nan"), D("1.0") == 1, D("0.5") == 0.5, hash(D("0.5")) == hash(0.5))
# expect: NaN sNaN12 -Infinity False True True True
print(D("1101").logical_and(D("1011")), D(123456).rotate(2), D(123).scaleb(5), D(1).next_plus(), D("1.0").compare_total(D(1)))
# expect: 1001 12345600 1.23E+7 1.000000000000000000000000001 -1
print(D("123e5").to_eng_string(), D("1.50").as_tuple(), D("1.1").as_integer_ratio(), D("-0").number_class())
# expect: 12.3E+6 DecimalTuple(sign=0, digits=(1, 5, 0), exponent=-2) (11, 10) -Zero
for rounding in ("UP", "DOWN", "CEILING", "FLOOR", "HALF_UP", "HALF_DOWN", "HALF_EVEN", "05UP"):
    print(rounding, [str(D(x).quantize(D(1), "ROUND_" + rounding)) for x in ("1.5", "2.5", "-2.5", "1.1", "5.9")])
    # expect: UP ['2', '3', '-3', '2', '6']
    # expect: DOWN ['1', '2', '-2', '1', '5']
    # expect: CEILING ['2', '3', '-2', '2', '6']
    # expect: FLOOR ['1', '2', '-3', '1', '5']
    # expect: HALF_UP ['2', '3', '-3', '1', '6']
    # expect: HALF_DOWN ['1', '2', '-2', '1', '6']
    # expect: HALF_EVEN ['2', '2', '-2', '1', '6']
    # expect: 05UP ['1', '2', '-2', '1', '6']
with decimal.localcontext(prec=5) as context:
    print(D(1) / 7, D("123456789") + 0, context.flags[decimal.Inexact])  # expect: 0.14286 1.2346E+8 True
context = decimal.Context(prec=3, Emax=5, traps=[])
print(context.create_decimal("1e6"), context.divide(1, 0), context.sqrt(-1), context)
# expect: Infinity Infinity NaN Context(prec=3, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=5, capitals=1, clamp=0, flags=[DivisionByZero, Inexact, InvalidOperation, Overflow, Rounded], traps=[])
for spec in (".2f", ",.2f", "e", "010.1f", "+,.3", "%", "g", "<12", "^12", "_"):
    print(spec, "|", format(D("1234.5678"), spec), "|", format(D("-0.00001234"), spec))
    # expect: .2f | 1234.57 | -0.00
    # expect: ,.2f | 1,234.57 | -0.00
    # expect: e | 1.2345678e+3 | -1.234e-5
    # expect: 010.1f | 00001234.6 | -0000000.0
    # expect: +,.3 | +1.23E+3 | -0.0000123
    # expect: % | 123456.78% | -0.001234%
    # expect: g | 1234.5678 | -0.00001234
    # expect: <12 | 1234.5678    | -0.00001234 
    # expect: ^12 |  1234.5678   | -0.00001234 
    # expect: _ | 1_234.5678 | -0.00001234
for wrong in (lambda: D("x"), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D("inf") - D("inf"), lambda: D("nan") < 1,
              lambda: D("1e999999") * 10, lambda: D("1e30") // 1, lambda: D(None), lambda: int(D("nan"))):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: InvalidOperation [<class 'decimal.ConversionSyntax'>]
        # expect: DivisionByZero [<class 'decimal.DivisionByZero'>]
        # expect: InvalidOperation [<class 'decimal.DivisionUndefined'>]
        # expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
        # expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
        # expect: Overflow [<class 'decimal.Overflow'>]
        # expect: InvalidOperation [<class 'decimal.DivisionImpossible'>]
        # expect: TypeError conversion from NoneType to Decimal is not supported
        # expect: ValueError cannot convert NaN to integer
