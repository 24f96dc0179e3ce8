# Unpacking checks the number of values.
for action in ("a, b = 1, 2, 3", "a, b = (1,)", "a, *b, c = [1]", "a, b = 5", "[a, b] = {1: 2}", "(a, b), c = 1, 2", "a, b = iter('xyz')"):
    try:
        exec(action)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: ValueError too many values to unpack (expected 2, got 3)
        # expect: ValueError not enough values to unpack (expected 2, got 1)
        # expect: ValueError not enough values to unpack (expected at least 2, got 1)
        # expect: TypeError cannot unpack non-iterable int object
        # expect: ValueError not enough values to unpack (expected 2, got 1)
        # expect: TypeError cannot unpack non-iterable int object
        # expect: ValueError too many values to unpack (expected 2)
a, *b = "x"
print(a, b)  # expect: x []
*a, = range(3)
print(a)  # expect: [0, 1, 2]
(a, b), *c = (1, 2), 3, 4
print(a, b, c)  # expect: 1 2 [3, 4]
