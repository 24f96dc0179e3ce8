# Slices read and write, with steps.
items = list(range(10))
print(items[2:5], items[-3:], items[::2], items[::-3], items[8:2:-2], items[5:5], items[100:], items[:-100])
# expect: [2, 3, 4] [7, 8, 9] [0, 2, 4, 6, 8] [9, 6, 3, 0] [8, 6, 4] [] [] []
items[2:5] = ["a"]
print(items)  # expect: [0, 1, 'a', 5, 6, 7, 8, 9]
items[1:1] = [10, 11]
items[-1:] = []
items[::3] = "wxyz"[: len(items[::3])]
print(items)  # expect: ['w', 10, 11, 'x', 'a', 5, 'y', 7, 8]
items[:] = range(4)
print(items, slice(1, 5, 2).indices(4), slice(None, None, -1).indices(3), slice(1, 2), slice(3) == slice(None, 3))
# expect: [0, 1, 2, 3] (1, 4, 2) (2, -1, -1) slice(1, 2, None) True
for action in (lambda: items.__setitem__(slice(None, None, 2), [1]), lambda: items[::0], lambda: items["a"], lambda: items[1.5:2], lambda: items.__setitem__(9, 1), lambda: items.__setitem__(slice(0, 1), 5)):
    try:
        action()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
        # expect: ValueError attempt to assign sequence of size 1 to extended slice of size 2
        # expect: ValueError slice step cannot be zero
        # expect: TypeError list indices must be integers or slices, not str
        # expect: TypeError slice indices must be integers or None or have an __index__ method
        # expect: IndexError list assignment index out of range
        # expect: TypeError must assign iterable to extended slice
