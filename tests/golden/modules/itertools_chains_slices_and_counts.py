from itertools import chain, count, cycle, islice, repeat, accumulate, compress, dropwhile, filterfalse, starmap
from itertools import takewhile, zip_longest, pairwise, batched

print(list(chain("ab", [1], range(2))), list(chain.from_iterable(["xy", (0,)])))
# expect: ['a', 'b', 1, 0, 1] ['x', 'y', 0]
print(list(islice(count(5, 2.5), 3)), count(3), count(1, 2), repeat("x", 3))
# expect: [5, 7.5, 10.0] count(3) count(1, 2) repeat('x', 3)
print(list(islice(cycle("abc"), 7)), list(islice("abcdefg", 1, None, 2)))
# expect: ['a', 'b', 'c', 'a', 'b', 'c', 'a'] ['b', 'd', 'f']
print(list(accumulate([3, 1, 2])), list(accumulate([3, 1, 2], max, initial=2)))  # expect: [3, 4, 6] [2, 3, 3, 3]
print(list(compress("abcd", [1, 0, 1])), list(starmap(pow, [(2, 3), (3, 2)])))  # expect: ['a', 'c'] [8, 9]
small = lambda n: n < 3
data = [1, 2, 3, 1]
print(list(takewhile(small, data)), list(dropwhile(small, data)), list(filterfalse(small, data)))
# expect: [1, 2] [3, 1] [3]
print(list(zip_longest("ab", [1], fillvalue="-")), list(pairwise("abc")), list(batched("abcde", 2)))
# expect: [('a', 1), ('b', '-')] [('a', 'b'), ('b', 'c')] [('a', 'b'), ('c', 'd'), ('e',)]
for wrong in (
    lambda: islice([], -1),
    lambda: islice([], 0, 1, 0),
    lambda: count("x"),
    lambda: list(batched("abc", 2, strict=True)),
    lambda: batched("a", 0),
    lambda: chain(a=1),
    lambda: list(chain(1)),
):
    try:
        print(wrong())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
        # expect: ValueError Step for islice() must be a positive integer or None.
        # expect: TypeError a number is required
        # expect: ValueError batched(): incomplete batch
        # expect: ValueError n must be at least one
        # expect: TypeError chain() takes no keyword arguments
        # expect: TypeError 'int' object is not iterable
