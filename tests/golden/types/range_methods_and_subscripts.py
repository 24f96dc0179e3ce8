# Ranges: their items, slices, comparison and search without walking them.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

steps = range(0, 20, 3)
print(steps, list(steps), len(steps), steps[2], steps[-1], steps[1:4], steps[::-1], steps[::2], steps[5:1:-2], steps.start, steps.stop, steps.step)
# expect: range(0, 20, 3) [0, 3, 6, 9, 12, 15, 18] 7 6 18 range(3, 12, 3) range(18, -3, -3) range(0, 21, 6) range(15, 3, -6) 0 20 3
print(steps.index(9), steps.count(9), steps.count(10), 9 in steps, 10 in steps, 9.0 in steps, "a" in steps, True in range(2), list(reversed(steps)), bool(range(0)), bool(range(1)))
# expect: 3 1 0 True False True False True [18, 15, 12, 9, 6, 3, 0] False True
print(range(3) == range(0, 3, 1), range(0, 3, 2) == range(0, 4, 2), range(0) == range(2, 1), range(3) == [0, 1, 2], range(3) != range(4), {range(2): 1}[range(0, 2)])
# expect: True True True False True 1
big = range(10**30)
print(len(range(10**18)), big[10**25], big[-1], 10**29 in big, big.index(10**28), big[1:10**29:10**28], range(5, -5, -2), [*range(5, -5, -3)], range(-1, -1))
# expect: 1000000000000000000 10000000000000000000000000 999999999999999999999999999999 True 10000000000000000000000000000 range(1, 100000000000000000000000000000, 10000000000000000000000000000) range(5, -5, -2) [5, 2, -1, -4] range(-1, -1)
attempt(len, big)  # expect: OverflowError: Python int too large to convert to C ssize_t
attempt(range)  # expect: TypeError: range expected at least 1 argument, got 0
attempt(range, 1, 2, 3, 4)  # expect: TypeError: range expected at most 3 arguments, got 4
attempt(range, 1.5)  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(range, "3")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(range, 1, 2, 0)  # expect: ValueError: range() arg 3 must not be zero
attempt(range, 1, None)  # expect: TypeError: 'NoneType' object cannot be interpreted as an integer
attempt(range, stop=3)  # expect: TypeError: range() takes no keyword arguments
attempt(lambda: steps[7])  # expect: IndexError: range object index out of range
attempt(lambda: steps[-8])  # expect: IndexError: range object index out of range
attempt(lambda: steps["a"])  # expect: TypeError: range indices must be integers or slices, not str
attempt(lambda: steps[1.0])  # expect: TypeError: range indices must be integers or slices, not float
attempt(lambda: steps[::0])  # expect: ValueError: slice step cannot be zero
attempt(steps.index, 10)  # expect: ValueError: range.index(x): x not in range
attempt(steps.index, "x")  # expect: ValueError: sequence.index(x): x not in sequence
attempt(steps.index)  # expect: TypeError: range.index() takes exactly one argument (0 given)
attempt(steps.count)  # expect: TypeError: range.count() takes exactly one argument (0 given)
attempt(lambda: steps < steps)  # expect: TypeError: '<' not supported between instances of 'range' and 'range'
attempt(lambda: steps + steps)  # expect: TypeError: unsupported operand type(s) for +: 'range' and 'range'
attempt(setattr, steps, "start", 1)  # expect: AttributeError: readonly attribute
attempt(type, "R", (range,), {})  # expect: TypeError: type 'range' is not an acceptable base type
attempt(range(3).__eq__, 3)  # expect: NotImplemented
attempt(lambda: steps.__setitem__(0, 1))  # expect: AttributeError: 'range' object has no attribute '__setitem__'
