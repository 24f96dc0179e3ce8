# The gamma function, its logarithm, and the error function.
import math

for x in (0.5, 1, 4.0, 23, 24, 30.5, 170.5, -0.5, -30.25, -170.5, -200.5, 1e-300, 0.1, 2.0, 5.0):
    print(x, math.gamma(x), math.lgamma(x))
    # expect: 0.5 1.7724538509055159 0.5723649429247004
    # expect: 1 1.0 0.0
    # expect: 4.0 6.0 1.7917594692280554
    # expect: 23 1.1240007277776077e+21 48.47118135183522
    # expect: 24 2.585201673888497e+22 51.60667556776438
    # expect: 30.5 4.8226969334909095e+31 72.9534711841694
    # expect: 170.5 5.56209241456e+305 704.0044277342047
    # expect: -0.5 -3.544907701811032 1.265512123484645
    # expect: -30.25 -7.120020598361711e-33 -74.02239745035547
    # expect: -170.5 -3.312739521538607e-308 -707.9984331450788
    # expect: -200.5 -0.0 -864.7382878706798
    # expect: 1e-300 9.999999999999999e+299 690.7755278982137
    # expect: 0.1 9.513507698668732 2.2527126517342055
    # expect: 2.0 1.0 0.0
    # expect: 5.0 24.0 3.178053830347945
for x in (1e10, 1e305, -1e-25, -1.5, -1e15 - 0.5):
    print(x, math.lgamma(x))
    # expect: 10000000000.0 220258509288.81058
    # expect: 1e+305 7.01288453363184e+307
    # expect: -1e-25 57.564627324851145
    # expect: -1.5 0.8600470153764812
    # expect: -1000000000000000.5 -3.353877639491072e+16
for x in (0, 0.25, -0.75, 1, 2.5, -5, 7, 30, 1e-20):
    print(x, f"{math.erf(x):.14g}", f"{math.erfc(x):.14g}")
    # expect: 0 0 1
    # expect: 0.25 0.27632639016824 0.72367360983176
    # expect: -0.75 -0.71115563365352 1.7111556336535
    # expect: 1 0.84270079294971 0.15729920705029
    # expect: 2.5 0.99959304798255 0.00040695201744496
    # expect: -5 -0.99999999999846 1.9999999999985
    # expect: 7 1 4.1838256077794e-23
    # expect: 30 1 0
    # expect: 1e-20 1.1283791670955e-20 1
inf, nan = math.inf, math.nan
print([math.gamma(x) for x in (inf, nan)], [math.lgamma(x) for x in (inf, -inf, nan)])
# expect: [inf, nan] [inf, inf, nan]
print([math.erf(x) for x in (inf, -inf, nan)], [math.erfc(x) for x in (inf, -inf, nan)])
# expect: [1.0, -1.0, nan] [0.0, 2.0, nan]
for function, x in ((math.gamma, 0), (math.gamma, -3), (math.gamma, -inf), (math.gamma, 172), (math.gamma, 1e-310),
                    (math.lgamma, 0), (math.lgamma, -2.0), (math.lgamma, 1e308), (math.erf, "1"), (math.erfc, 10**400)):
    try:
        print(function(x))
    except (ValueError, OverflowError, TypeError) as exc:
        print(function.__name__, type(exc).__name__, exc)
        # expect: gamma ValueError expected a noninteger or positive integer, got 0.0
        # expect: gamma ValueError expected a noninteger or positive integer, got -3.0
        # expect: gamma ValueError expected a noninteger or positive integer, got -inf
        # expect: gamma OverflowError math range error
        # expect: gamma OverflowError math range error
        # expect: lgamma ValueError expected a noninteger or positive integer, got 0.0
        # expect: lgamma ValueError expected a noninteger or positive integer, got -2.0
        # expect: lgamma OverflowError math range error
        # expect: erf TypeError must be real number, not str
        # expect: erfc OverflowError int too large to convert to float
