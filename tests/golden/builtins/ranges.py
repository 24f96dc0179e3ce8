# Ranges are sequences that store three numbers.
r = range(2, 20, 3)
print(r, len(r), list(r), r[1], r[-1], r[1:4], r[::-1], 11 in r, 12 in r, r.index(8), r.count(5), r.start, r.stop, r.step)
# expect: range(2, 20, 3) 6 [2, 5, 8, 11, 14, 17] 5 17 range(5, 14, 3) range(17, -1, -3) True False 2 1 2 20 3
print(range(5) == range(0, 5, 1), range(0) == range(2, 1), list(range(5, 0, -2)), range(10 ** 30)[10 ** 29], len(range(-5, 5)), bool(range(0)))
# expect: True True [5, 3, 1] 100000000000000000000000000000 10 False
print(list(reversed(range(4))), hash(range(3)) == hash(range(0, 3)), range(0, 10, 3) == range(0, 12, 3), 3.0 in range(5), "a" in range(3))
# expect: [3, 2, 1, 0] True True True False
for action in (lambda: range(1, 2, 0), lambda: range(1.5), lambda: range(), lambda: r[99], lambda: r.index(3), lambda: range("3")):
    try:
        action()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
        # expect: ValueError range() arg 3 must not be zero
        # expect: TypeError 'float' object cannot be interpreted as an integer
        # expect: TypeError range expected at least 1 argument, got 0
        # expect: IndexError range object index out of range
        # expect: ValueError range.index(x): x not in range
        # expect: TypeError 'str' object cannot be interpreted as an integer
