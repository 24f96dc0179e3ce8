# Containers compare by identity first, so they find the same NaN but no other one.
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan])  # expect: False True True
print(nan is float("nan"), (nan,) == (float("nan"),))  # expect: False False
