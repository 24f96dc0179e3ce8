# gap: floats are values without identity (COMPATIBILITY.md), so containers find any NaN where CPython finds the same one.
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan])  # expect: False True True
print(nan is float("nan"), (nan,) == (float("nan"),))  # expect: True True
