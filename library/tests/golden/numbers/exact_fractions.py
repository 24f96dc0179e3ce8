"""Fractions: made of numbers and texts, exact in arithmetic, formatted."""

from fractions import Fraction as F

print(F(6, -4), F("3/4"), F(" -1.25e2 "), F(0.5), F("1_000"), F(3))  # expect: -3/2 3/4 -125 1/2 1000 3
print(F(1, 3) + F(1, 6), F(1, 2) * 3, 1 - F(1, 3), F(7, 2) // 2, F(-7, 2) % 2, divmod(F(7, 2), F(2, 3)))
# expect: 1/2 3/2 2/3 1 1/2 (5, Fraction(1, 6))
print(F(2, 3) ** 3, F(2, 3) ** -2, F(4) ** F(1, 2), 2 ** F(3), F(1, 2) + 0.5, F(1, 2) + 1j)
# expect: 8/27 9/4 2.0 8 1.0 (0.5+1j)
print(round(F(7, 2)), round(F(12345, 100), 1), int(F(-7, 2)), F(3.14159).limit_denominator(100))
# expect: 4 617/5 -3 311/99
print(F(1, 2) == 0.5, F(1, 3) < 0.34, hash(F(1, 2)) == hash(0.5), F(5).is_integer(), F(3, 4).as_integer_ratio())
# expect: True True True True (3, 4)
for spec in ("", ">10", ",", ".3f", "+.2e", "08.2f", ".1%", "g", "#", "z.1f"):
    print(spec, "|", format(F(-22, 7), spec), "|", format(F(12345, 1), spec))
    # expect:  | -22/7 | 12345
    # expect: >10 |      -22/7 |      12345
    # expect: , | -22/7 | 12,345
    # expect: .3f | -3.143 | 12345.000
    # expect: +.2e | -3.14e+00 | +1.23e+04
    # expect: 08.2f | -0003.14 | 12345.00
    # expect: .1% | -314.3% | 1234500.0%
    # expect: g | -3.14286 | 12345
    # expect: # | -22/7 | 12345/1
    # expect: z.1f | -3.1 | 12345.0
for wrong in (lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F([]), lambda: F(0) ** -1):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: ZeroDivisionError Fraction(1, 0)
        # expect: ValueError Invalid literal for Fraction: 'x'
        # expect: TypeError both arguments should be Rational instances
        # expect: TypeError argument should be a string or a Rational instance or have the as_integer_ratio() method
        # expect: ZeroDivisionError Fraction(1, 0)
