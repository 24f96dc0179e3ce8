# Operators, items and slices of lists, right and wrong.
items = [0, 1, 2, 3, 4, 5]
items[1:3] = "ab"
items[::2] = [9, 8, 7]
items[10:] = (6,)
items[-2:-2] = [None]
print(items, items[5:2:-1], items[:], items[::-3])
# expect: [9, 'a', 8, 3, 7, None, 5, 6] [None, 7, 3] [9, 'a', 8, 3, 7, None, 5, 6] [6, 7, 'a']
del items[0], items[-1], items[1:4:2]
items += (x for x in "yz")
items *= 2
items[:0] = items[-1:]
print(items, [1] + [2], [0] * 3, 2 * [1], [1] < [2], [[1]] == [[1.0]], [] < [0], 1 in [True], items.__len__(), list.__contains__([1], 2))
# expect: ['z', 'a', 3, None, 5, 'y', 'z', 'a', 3, None, 5, 'y', 'z'] [1, 2] [0, 0, 0] [1, 1] True True True True 13 False
print([1].__add__([2]), [1].__mul__(2), [1].__eq__((1,)), [1].__lt__(5), [1].__iadd__((2, 3)), [1].__imul__(0), list([1, 2].__reversed__()), [5].__getitem__(0), [4, 5].__setitem__(0, 1), [1].__delitem__(0))
# expect: [1, 2] [1, 1] NotImplemented NotImplemented [1, 2, 3] [] [2, 1] 5 None None
for action in ("items[99]", "items[-99]", "items['a']", "items[1.5]", "items[None]", "items[99] = 1", "items['a'] = 1", "del items[99]", "del items['a']", "items[::2] = [1]", "items[0:2] = 5", "items[::0]", "items[::0] = []", "del items[::0]", "items[1:'x']", "items + (1,)", "items + 1", "items += 5", "items * 'a'", "items *= 1.5", "items < 5", "[1] < ['a']", "items - items", "-items", "items()", "items.nope", "items[0, 1]", "items[[1]]", "list.__getitem__([1])", "list.__add__([1], 5)", "list.__class_getitem__()"):
    try:
        exec(action)
    except Exception as error:
        print(action, "->", type(error).__name__, error)
        # expect: items[99] -> IndexError list index out of range
        # expect: items[-99] -> IndexError list index out of range
        # expect: items['a'] -> TypeError list indices must be integers or slices, not str
        # expect: items[1.5] -> TypeError list indices must be integers or slices, not float
        # expect: items[None] -> TypeError list indices must be integers or slices, not NoneType
        # expect: items[99] = 1 -> IndexError list assignment index out of range
        # expect: items['a'] = 1 -> TypeError list indices must be integers or slices, not str
        # expect: del items[99] -> IndexError list assignment index out of range
        # expect: del items['a'] -> TypeError list indices must be integers or slices, not str
        # expect: items[::2] = [1] -> ValueError attempt to assign sequence of size 1 to extended slice of size 7
        # expect: items[0:2] = 5 -> TypeError must assign iterable to extended slice
        # expect: items[::0] -> ValueError slice step cannot be zero
        # expect: items[::0] = [] -> ValueError slice step cannot be zero
        # expect: del items[::0] -> ValueError slice step cannot be zero
        # expect: items[1:'x'] -> TypeError slice indices must be integers or None or have an __index__ method
        # expect: items + (1,) -> TypeError can only concatenate list (not "tuple") to list
        # expect: items + 1 -> TypeError can only concatenate list (not "int") to list
        # expect: items += 5 -> TypeError 'int' object is not iterable
        # expect: items * 'a' -> TypeError can't multiply sequence by non-int of type 'str'
        # expect: items *= 1.5 -> TypeError can't multiply sequence by non-int of type 'float'
        # expect: items < 5 -> TypeError '<' not supported between instances of 'list' and 'int'
        # expect: [1] < ['a'] -> TypeError '<' not supported between instances of 'int' and 'str'
        # expect: items - items -> TypeError unsupported operand type(s) for -: 'list' and 'list'
        # expect: -items -> TypeError bad operand type for unary -: 'list'
        # expect: items() -> TypeError 'list' object is not callable
        # expect: items.nope -> AttributeError 'list' object has no attribute 'nope'
        # expect: items[0, 1] -> TypeError list indices must be integers or slices, not tuple
        # expect: items[[1]] -> TypeError list indices must be integers or slices, not list
        # expect: list.__getitem__([1]) -> TypeError list.__getitem__() takes exactly one argument (0 given)
        # expect: list.__add__([1], 5) -> TypeError can only concatenate list (not "int") to list
        # expect: list.__class_getitem__() -> TypeError list.__class_getitem__() takes exactly one argument (0 given)
