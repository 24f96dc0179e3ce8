# The lazy helpers as types: their arguments, their order and their errors.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate(start=-1, iterable="ab")), next(enumerate([1], 10**20)), list(enumerate([])))
# expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [(-1, 'a'), (0, 'b')] (100000000000000000000, 1) []
print(list(zip()), list(zip("ab")), list(zip("abc", [1, 2])), list(zip("ab", (1, 2), strict=True)), list(map(pow, [2, 3], [4, 2, 9])), list(map(str, range(3))), list(filter(None, [0, 1, "", "a"])), list(filter(str.isdigit, "a1b2")))
# expect: [] [('a',), ('b',)] [('a', 1), ('b', 2)] [('a', 1), ('b', 2)] [16, 9] ['0', '1', '2'] [1, 'a'] ['1', '2']
attempt(enumerate)  # expect: TypeError: enumerate() missing required argument 'iterable'
attempt(enumerate, 5)  # expect: TypeError: 'int' object is not iterable
attempt(enumerate, "a", "b")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(enumerate, "a", 1, 2)  # expect: TypeError: enumerate() takes at most 2 arguments (3 given)
attempt(enumerate, "a", begin=1)  # expect: TypeError: 'begin' is an invalid keyword argument for enumerate()
attempt(enumerate, start=1)  # expect: TypeError: 'start' is an invalid keyword argument for enumerate()
attempt(zip, 5)  # expect: TypeError: 'int' object is not iterable
attempt(zip, [], 5)  # expect: TypeError: 'int' object is not iterable
attempt(zip, [], strict=1, other=2)  # expect: TypeError: zip() takes at most 1 keyword argument (2 given)
attempt(zip, [], x=1)  # expect: TypeError: zip() got an unexpected keyword argument 'x'
attempt(map)  # expect: TypeError: map() must have at least two arguments.
attempt(map, 5)  # expect: TypeError: map() must have at least two arguments.
attempt(map, len, 5)  # expect: TypeError: 'int' object is not iterable
attempt(map, len, x=1)  # expect: TypeError: map() got an unexpected keyword argument 'x'
attempt(list, map(len, [1]))  # expect: TypeError: object of type 'int' has no len()
attempt(list, map(5, [1]))  # expect: TypeError: 'int' object is not callable
attempt(list, map(pow, [1]))  # expect: TypeError: pow() missing required argument 'exp' (pos 2)
attempt(filter)  # expect: TypeError: filter expected 2 arguments, got 0
attempt(filter, None)  # expect: TypeError: filter expected 2 arguments, got 1
attempt(filter, None, 5)  # expect: TypeError: 'int' object is not iterable
attempt(filter, None, [], [])  # expect: TypeError: filter expected 2 arguments, got 3
attempt(filter, function=None, iterable=[])  # expect: TypeError: filter() takes no keyword arguments
attempt(list, filter(5, [1]))  # expect: TypeError: 'int' object is not callable
for lazy in (enumerate([]), zip(), map(len, []), filter(None, [])):
    print(type(lazy).__name__, iter(lazy) is lazy, hasattr(lazy, "__len__"), next(lazy, "end"))
    # expect: enumerate True False end
    # expect: zip True False end
    # expect: map True False end
    # expect: filter True False end
attempt(enumerate.__class_getitem__, int)  # expect: enumerate[int]
attempt(setattr, zip(), "x", 1)
# expect: AttributeError: 'zip' object has no attribute 'x' and no __dict__ for setting new attributes
