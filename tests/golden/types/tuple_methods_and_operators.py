# Methods, operators and subscripts of tuples.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

items = (1, 2, 2, "x", None)
print(items.count(2), items.count("y"), items.index(2), items.index(2, 2), items.index("x", -3, 99), items[1:3], items[::-1], items[-1], items + (5,), items * 2, 0 * items, len(items))
# expect: 2 0 1 2 3 (2, 2) (None, 'x', 2, 2, 1) None (1, 2, 2, 'x', None, 5) (1, 2, 2, 'x', None, 1, 2, 2, 'x', None) () 5
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) == (1.0, 2.0), (1,) != [1], 2 in items, hash((1, 2)) == hash((1, 2)), items[:] is items, tuple(items) is items, items + () == items)
# expect: True True True True True True True True True True
print(tuple(), tuple("ab"), tuple([1]), tuple(range(3)), tuple({1: 2}), (1,), (), ((),), repr((1,)), str((1, "a")), items.__getnewargs__())
# expect: () ('a', 'b') (1,) (0, 1, 2) (1,) (1,) () ((),) (1,) (1, 'a') ((1, 2, 2, 'x', None),)
print((1, 2).__add__((3,)), (1,).__mul__(2), (1,).__rmul__(2), (1,).__contains__(1), (1,).__eq__(1), (1,).__lt__([1]), (1,).__len__(), (5, 6).__getitem__(slice(1)), list((5, 6).__iter__()))
# expect: (1, 2, 3) (1, 1) (1, 1) True NotImplemented NotImplemented 1 (5,) [5, 6]
attempt(items.index, "y")  # expect: ValueError: tuple.index(x): x not in tuple
attempt(items.index, 1, 1)  # expect: ValueError: tuple.index(x): x not in tuple
attempt(items.index)  # expect: TypeError: index expected at least 1 argument, got 0
attempt(items.index, 1, "a")  # expect: TypeError: slice indices must be integers or have an __index__ method
attempt(items.index, 1, 2, 3, 4)  # expect: TypeError: index expected at most 3 arguments, got 4
attempt(items.count)  # expect: TypeError: tuple.count() takes exactly one argument (0 given)
attempt(items.count, 1, 2)  # expect: TypeError: tuple.count() takes exactly one argument (2 given)
attempt(lambda: items[5])  # expect: IndexError: tuple index out of range
attempt(lambda: items["a"])  # expect: TypeError: tuple indices must be integers or slices, not str
attempt(lambda: items[1.0])  # expect: TypeError: tuple indices must be integers or slices, not float
attempt(lambda: items[1:"a"])  # expect: TypeError: slice indices must be integers or None or have an __index__ method
attempt(lambda: items + [1])  # expect: TypeError: can only concatenate tuple (not "list") to tuple
attempt(lambda: items + 1)  # expect: TypeError: can only concatenate tuple (not "int") to tuple
attempt(lambda: items * "a")  # expect: TypeError: can't multiply sequence by non-int of type 'str'
attempt(lambda: items * 1.5)  # expect: TypeError: can't multiply sequence by non-int of type 'float'
attempt(lambda: items < 1)  # expect: TypeError: '<' not supported between instances of 'tuple' and 'int'
attempt(lambda: (1, "a") < (1, 2))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
attempt(tuple, 5)  # expect: TypeError: 'int' object is not iterable
attempt(tuple, 1, 2)  # expect: TypeError: tuple expected at most 1 argument, got 2
attempt(tuple, iterable=())  # expect: TypeError: tuple() takes no keyword arguments
attempt(hash, ([],))  # expect: TypeError: unhashable type: 'list'
attempt(items.__setitem__ if hasattr(items, "__setitem__") else lambda: "no __setitem__")  # expect: no __setitem__
attempt(tuple.__getitem__, items)  # expect: TypeError: expected 1 argument, got 0
attempt(tuple.__new__, list)  # expect: TypeError: tuple.__new__(list): list is not a subtype of tuple
attempt(tuple.__new__, tuple, [1, 2])  # expect: (1, 2)
attempt(tuple.__class_getitem__, int)  # expect: tuple[int]
