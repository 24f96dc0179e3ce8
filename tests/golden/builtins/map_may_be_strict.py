# map(strict=True) refuses iterables of different lengths when it meets the end of one.
def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def pair(a, b):
    return a, b


attempt(lambda: list(map(pair, [1, 2], "ab", strict=True)))  # expect: [(1, 'a'), (2, 'b')]
attempt(lambda: list(map(pair, [1, 2, 3], "ab", strict=True)))
# expect: ValueError: map() argument 2 is shorter than argument 1
attempt(lambda: list(map(pair, [1], "ab", strict=True)))
# expect: ValueError: map() argument 2 is longer than argument 1
attempt(lambda: list(map(pair, [1, 2, 3], "ab")))  # expect: [(1, 'a'), (2, 'b')]
attempt(lambda: list(map(str, [1, 2], strict=True)))  # expect: ['1', '2']
lazy = map(pair, iter([1, 2, 3]), iter("ab"), strict=True)
attempt(lambda: next(lazy))  # expect: (1, 'a')
attempt(lambda: next(lazy))  # expect: (2, 'b')
attempt(lambda: next(lazy))  # expect: ValueError: map() argument 2 is shorter than argument 1
attempt(lambda: map(pair, [1], [2], strict=True).__reduce__()[2])  # expect: True
attempt(lambda: map(pair, [1], strict=True, other=1))
# expect: TypeError: map() takes at most 1 keyword argument (2 given)
attempt(lambda: map(pair, [1], stric=True))
# expect: TypeError: map() got an unexpected keyword argument 'stric'. Did you mean 'strict'?
