# Products of floats are added as if without rounding, and rounded once.
import math

print(math.sumprod([0.1, 0.2, 0.3], [0.7, 0.9, -1.1]))  # expect: -0.08
print(math.sumprod([1e16, 1.0, -1e16], [1.0, 1, True]), math.sumprod([1e100, 1, -1e100], [1.0, 1.0, 1.0]))
# expect: 1.0 1.0
print(math.sumprod([1, 2], [3, 4]), math.sumprod([], []), math.sumprod([2, 0.5], [10**30, 4]))  # expect: 11 0 2e+30
print(math.sumprod([float("inf"), 1.0], [1.0, 2.0]), math.sumprod([1e308, 1e308], [10.0, -10.0]))  # expect: inf nan
print(math.sumprod([1e-200, 1.5], [1e-200, 2.0]), math.sumprod([1j, 0.5], [2.0, 4.0]))  # expect: 3.0 (2+2j)


class Total:
    def __mul__(self, factor):
        return self

    def __radd__(self, total):
        return f"{type(total).__name__} before"


# What is no float is added to what there is.
print(math.sumprod([Total()], [1]), math.sumprod([0.5, Total()], [1, 1]))  # expect: int before float before
