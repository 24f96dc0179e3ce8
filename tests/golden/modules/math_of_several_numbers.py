# Functions of `math` that take more than one number.
import math


def show(function, *calls):
    answers = []
    for args, kw in calls:
        try:
            answers.append(repr(function(*args, **kw)))  # expect error: ZeroDivisionError: division by zero
        except (ValueError, OverflowError, TypeError) as error:
            answers.append(f"{type(error).__name__}: {error}")
    print(function.__name__, " | ".join(answers))


def calls(*args):
    return [(each, {}) for each in args]


show(math.gcd, *calls((), (12,), (12, 18), (0, 0), (-4, 6, 8), (1.5, 2)))
# expect: gcd 0 | 12 | 6 | 0 | 2 | TypeError: 'float' object cannot be interpreted as an integer
show(math.lcm, *calls((), (4, 6), (0, 5), (-4, 6, 10), ("a",)))
# expect: lcm 1 | 12 | 0 | 60 | TypeError: 'str' object cannot be interpreted as an integer
show(math.comb, *calls((5, 2), (5, 7), (0, 0), (-1, 2), (5, -2), (60, 30)))
# expect: comb 10 | 0 | 1 | ValueError: n must be a non-negative integer | ValueError: k must be a non-negative integer | 118264581564861424
show(math.perm, *calls((5,), (5, 2), (5, 7), (-1,), (5, None)))
# expect: perm 120 | 20 | 0 | ValueError: factorial() not defined for negative values | 120
show(math.factorial, *calls((0,), (10,), (25,), (-1,), (2.0,)))
# expect: factorial 1 | 3628800 | 15511210043330985984000000 | ValueError: factorial() not defined for negative values | TypeError: 'float' object cannot be interpreted as an integer
show(math.isqrt, *calls((0,), (15,), (10 ** 30,), (-1,)))
# expect: isqrt 0 | 3 | 1000000000000000 | ValueError: isqrt() argument must be nonnegative
show(math.pow, *calls((2, 10), (0, -1), (-8, 1 / 3), (float("inf"), 0), (1, float("nan"))))
# expect: pow 1024.0 | ValueError: math domain error | ValueError: math domain error | 1.0 | 1.0
show(math.fmod, *calls((7, 3), (-7, 3), (7, 0), (float("inf"), 1)))
# expect: fmod 1.0 | -1.0 | ValueError: math domain error | ValueError: math domain error
show(math.remainder, *calls((7, 4), (5, 2), (-5, 2), (1, 0)))
# expect: remainder -1.0 | 1.0 | -1.0 | ValueError: math domain error
show(math.hypot, *calls((), (3, 4), (1, 2, 2), (float("inf"), float("nan"))))  # expect: hypot 0.0 | 5.0 | 3.0 | inf
show(math.dist, *calls(((1, 2), (4, 6)), ((1,), (1, 2))))
# expect: dist 5.0 | ValueError: both points must have the same number of dimensions
show(math.atan2, *calls((1, 1), (0.0, -1), (-0.0, -1)))
# expect: atan2 0.7853981633974483 | 3.141592653589793 | -3.141592653589793
show(math.copysign, *calls((1, -0.0), (-2, 3)))  # expect: copysign -1.0 | 2.0
show(math.ldexp, *calls((0.5, 3), (1, 5000), (1, -5000), (1, 2.5)))
# expect: ldexp 4.0 | OverflowError: math range error | 0.0 | TypeError: Expected an int as second argument to ldexp.
show(math.log, *calls((8, 2), (10, 10), (2, 1), (0,), (10 ** 500,), (-(10 ** 500),)))
show(math.prod, *calls(([],), ([2, 3],), ([2.5, 2],)), (([2],), {"start": 5}))
show(math.sumprod, *calls(([1, 2], [3, 4]), ([1.5], [2]), ([1], [])))
show(math.fsum, *calls(([0.1] * 10,), ([1e100, 1, -1e100],), ([float("inf"), float("-inf")],)))
show(math.fma, *calls((2, 3, 4), (float("inf"), 0, 1)))
show(math.nextafter, *calls((1, 2), (1, 1)), ((0, 1), {"steps": 3}), ((0, 1), {"steps": -1}))
show(math.isclose, *calls((1, 1 + 1e-10), (1, 2)), ((1, 1.1), {"rel_tol": 0.2}), ((1, 2), {"abs_tol": -1}))
