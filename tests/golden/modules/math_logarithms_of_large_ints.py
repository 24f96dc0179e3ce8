# The logarithm of an int is that of the float next to it; where there is none, of its mantissa, and its exponent counts.
import math


def by_parts(function, n):
    exponent = n.bit_length()
    mantissa = n / 2 ** exponent
    if mantissa == 1.0:
        mantissa, exponent = 0.5, exponent + 1
    return function(mantissa) + function(2.0) * exponent


top = 2 ** 1024
tie = 2 ** 2000 + 2 ** 1947
for function in math.log, math.log2, math.log10:
    small = [10 ** k for k in range(15, 309)] + [3 ** k + 1 for k in range(30, 640)]
    print(all(function(n) == function(float(n)) for n in small))
    large = [10 ** k for k in range(309, 700)] + [7 ** k + 1 for k in range(370, 900)]
    large += [top, top - 1, top - 2 ** 970, tie, tie + 1, tie - 1, tie + 2 ** 1948, 2 ** 2000 - 1, 2 ** 2000 - 2 ** 1946]
    print(all(function(n) == by_parts(function, n) for n in large))
    below = top - 2 ** 970 - 1
    print(function(below) == function(float(below)))
    # expect: True
    # expect: True
    # expect: True
    # expect: True
    # expect: True
    # expect: True
    # expect: True
    # expect: True
    # expect: True

try:
    math.log(-(10 ** 400))
except ValueError as error:
    print(error)  # expect: expected a positive input
print(math.log(True), f"{math.log(10 ** 400, 10 ** 200):.10g}")  # expect: 0.0 2
