# enumerate, zip, map, filter, reversed, sum, any, all, min, max.
print(list(enumerate("ab", 5)), list(zip([1, 2, 3], "ab")), list(map(str, [1, 2])), list(filter(None, [0, 1, "", "x"])))
# expect: [(5, 'a'), (6, 'b')] [(1, 'a'), (2, 'b')] ['1', '2'] [1, 'x']
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(reversed([1, 2])), sum([1, 2], 10), sum([[1], [2]], []), sum([0.5, 1]))
# expect: [4, 10] [2, 1] 13 [1, 2] 1.5
print(any([]), all([]), any([0, 3]), all([1, 0]), min([3, 1, 2]), max("a", "bb", key=len), max([], default="none"), min((1, "z"), (1, "a")))
# expect: False True True False 1 bb none (1, 'a')
numbers = iter(range(4))
print(list(zip(numbers, numbers)), all(n < 3 for n in range(9)))  # expect: [(0, 1), (2, 3)] False
for action in (lambda: max([]), lambda: sum(["a"]), lambda: min(3), lambda: list(zip([1], [1, 2], strict=True)), lambda: max(1, "a"), lambda: map(1), lambda: enumerate(), lambda: reversed({1})):
    try:
        action()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: ValueError max() iterable argument is empty
        # expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
        # expect: TypeError 'int' object is not iterable
        # expect: ValueError zip() argument 2 is longer than argument 1
        # expect: TypeError '>' not supported between instances of 'str' and 'int'
        # expect: TypeError map() must have at least two arguments.
        # expect: TypeError enumerate() missing required argument 'iterable'
        # expect: TypeError 'set' object is not reversible
