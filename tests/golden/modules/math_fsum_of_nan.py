# A NaN makes the sum one; only infinities of both signs are refused.
import math

nan, inf = float("nan"), float("inf")
for numbers in ([nan], [1.0, nan], [inf, nan], [inf, 1.0], [-inf, -inf]):
    print(math.fsum(numbers))
    # expect: nan
    # expect: nan
    # expect: nan
    # expect: inf
    # expect: -inf
for numbers in ([inf, -inf], [nan, inf, -inf]):
    try:
        math.fsum(numbers)
    except ValueError as error:
        print(error)
        # expect: -inf + inf in fsum
        # expect: -inf + inf in fsum
