import math

print(math.hypot(1.5, 1.5, 0.5) == 2.179449471770337, math.hypot(3, 4), math.hypot(), math.hypot(-2.5))
# expect: True 5.0 0.0 2.5
print(math.hypot(1e308, 1e308), math.hypot(5e-324, 5e-324), math.hypot(3e-320, 4e-320), math.hypot(1e200, 1e-200))
# expect: 1.4142135623730951e+308 5e-324 5e-320 1e+200
print(math.hypot(math.nan, -math.inf), math.hypot(math.nan, 1), math.hypot(1e308, 1.7e308))  # expect: inf nan inf
print(math.hypot(*[0.1] * 10), math.hypot(1777447687.0, 50000.5))  # expect: 0.31622776601683794 1777447687.7032697


class Real:
    def __init__(self, value):
        self.value = value

    def __float__(self):
        return self.value


print(math.dist((Real(14.0), 1), (2, -4)), math.dist((math.inf,), (math.inf,)), math.dist((), ()))
# expect: 13.0 nan 0.0
print(math.remainder(-0.0, 1), math.remainder(Real(5.5), 2), math.remainder(-4, 2))  # expect: -0.0 -0.5 -0.0

# Without steps zero keeps the sign of the side that it comes from.
print(math.nextafter(-5e-324, 0.0), math.nextafter(5e-324, -0.0), math.nextafter(0.0, -0.0), math.nextafter(0.0, 1))
# expect: -0.0 0.0 -0.0 5e-324
print(math.nextafter(-5e-324, 0.0, steps=1), math.nextafter(1.0, 2, steps=3), math.nextafter(math.nan, 1))
# expect: 0.0 1.0000000000000007 nan
