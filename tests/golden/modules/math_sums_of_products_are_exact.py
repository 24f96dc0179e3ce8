import math

inf, nan = math.inf, math.nan


def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


# Only infinities of both signs have no sum.
show(math.fsum, [nan, inf])  # expect: nan
show(math.fsum, [inf, nan, -inf])  # expect: ValueError -inf + inf in fsum
show(math.fsum, [-inf, 1, -inf])  # expect: -inf

# What rounding takes from products and sums is not lost.
show(math.sumprod, [1e100, 1.0, -1e100], [1, 1, 1])  # expect: 1.0
show(math.sumprod, [0.1] * 10, [1] * 10)  # expect: 1.0
show(math.sumprod, [1e16, 1.1, -1e16], [3.0, 2, 3])  # expect: 2.2
show(math.sumprod, [True, 0.25], [2.0, True])  # expect: 2.25
show(math.sumprod, [10, 20, 30], [1, 2, 3])  # expect: 140
show(math.sumprod, [2**70, 0.5], [1, 2])  # expect: 1.1805916207174113e+21
show(math.sumprod, [1, 2.5, "a"], [1.0, 2, 3])
# expect: TypeError unsupported operand type(s) for +: 'float' and 'str'
show(math.sumprod, [inf, 1], [0, 1])  # expect: nan
show(math.sumprod, [1e308, 1e308], [1.0, 1.0])  # expect: inf
show(math.sumprod, [10**400, 1.0], [1, 1])  # expect: OverflowError int too large to convert to float
show(math.sumprod, [], [])  # expect: 0
show(math.sumprod, [1], [1, 2])  # expect: ValueError Inputs are not the same length
show(math.sumprod, [1.5], [])  # expect: ValueError Inputs are not the same length
