# Unpacking errors mark the targets or the value.
def first_two(items):
    a, b = items
    # expect error: ValueError: too many values to unpack (expected 2, got 3)
    return a, b

try:
    first_two([1])
except ValueError as error:
    print(error)
    # expect: not enough values to unpack (expected 2, got 1)
try:
    a, *b, c = [1]
except ValueError as error:
    print(error)
    # expect: not enough values to unpack (expected at least 2, got 1)
first_two([1, 2, 3])
