def function():
    lambda: k
    k = 1
    return [locals() for k in [0]], [sorted(locals().items()) for k in [2] for z in [3]], k


print(function())  # expect: ([{'k': 0}], [[('k', 2), ('z', 3)]], 1)
