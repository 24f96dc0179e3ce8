# Operators, items and slices of lists, right and wrong.
items = [0, 1, 2, 3, 4, 5]
items[1:3] = "ab"
items[::2] = [9, 8, 7]
items[10:] = (6,)
items[-2:-2] = [None]
print(items, items[5:2:-1], items[:], items[::-3])
del items[0], items[-1], items[1:4:2]
items += (x for x in "yz")
items *= 2
items[:0] = items[-1:]
print(items, [1] + [2], [0] * 3, 2 * [1], [1] < [2], [[1]] == [[1.0]], [] < [0], 1 in [True], items.__len__(), list.__contains__([1], 2))
print([1].__add__([2]), [1].__mul__(2), [1].__eq__((1,)), [1].__lt__(5), [1].__iadd__((2, 3)), [1].__imul__(0), list([1, 2].__reversed__()), [5].__getitem__(0), [4, 5].__setitem__(0, 1), [1].__delitem__(0))
for action in ("items[99]", "items[-99]", "items['a']", "items[1.5]", "items[None]", "items[99] = 1", "items['a'] = 1", "del items[99]", "del items['a']", "items[::2] = [1]", "items[0:2] = 5", "items[::0]", "items[::0] = []", "del items[::0]", "items[1:'x']", "items + (1,)", "items + 1", "items += 5", "items * 'a'", "items *= 1.5", "items < 5", "[1] < ['a']", "items - items", "-items", "items()", "items.nope", "items[0, 1]", "items[[1]]", "list.__getitem__([1])", "list.__add__([1], 5)", "list.__class_getitem__()"):
    try:
        exec(action)
    except Exception as error:
        print(action, "->", type(error).__name__, error)
