# Errors of math say which arguments a function takes, and which it got.
import math


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


attempt(math.sqrt, -1)  # expect: ValueError: expected a nonnegative input, got -1.0
attempt(math.log, 0)  # expect: ValueError: expected a positive input
attempt(math.log, -2.5)  # expect: ValueError: expected a positive input, got -2.5
attempt(math.log10, -(10**400))  # expect: ValueError: expected a positive input
attempt(math.log1p, -1)  # expect: ValueError: expected argument value > -1, got -1.0
attempt(math.sin, math.inf)  # expect: ValueError: expected a finite input, got inf
attempt(math.acos, 2)  # expect: ValueError: expected a number in range from -1 up to 1, got 2.0
attempt(math.acosh, 0)  # expect: ValueError: expected argument value not less than 1, got 0.0
attempt(math.atanh, -1)  # expect: ValueError: expected a number between -1 and 1, got -1.0
attempt(math.gamma, -3)  # expect: ValueError: expected a noninteger or positive integer, got -3.0
attempt(math.lgamma, 0)  # expect: ValueError: expected a noninteger or positive integer, got 0.0
attempt(math.fmod, 1, 0)  # expect: ValueError: math domain error
attempt(math.asinh, 1e308)  # expect: 709.889355822726
attempt(math.degrees, 1e308)  # expect: inf
attempt(math.nextafter, 1, 2, steps=3)  # expect: 1.0000000000000007
attempt(math.nextafter, 5e-324, -1, steps=2)  # expect: -5e-324
attempt(math.nextafter, 0.0, 1, steps=10**30)  # expect: 1.0
attempt(math.nextafter, 1, 2, steps=-1)  # expect: ValueError: steps must be a non-negative integer
attempt(math.nextafter, 1)  # expect: TypeError: nextafter() takes exactly 2 positional arguments (1 given)
