# zip(strict=True) says which argument is shorter or longer, after giving what matched.
def attempt(*iterables):
    got = []
    try:
        for each in zip(*iterables, strict=True):
            got.append(each)
    except Exception as error:
        print(type(error).__name__, error, got)
    else:
        print("same", got)

attempt("ab", [1, 2])  # expect: same [('a', 1), ('b', 2)]
attempt("ab", [1])  # expect: ValueError zip() argument 2 is shorter than argument 1 [('a', 1)]
attempt("a", [1, 2])  # expect: ValueError zip() argument 2 is longer than argument 1 [('a', 1)]
attempt("ab", [1, 2], [])  # expect: ValueError zip() argument 3 is shorter than arguments 1-2 []
attempt("a", [1], [1, 2])  # expect: ValueError zip() argument 3 is longer than arguments 1-2 [('a', 1, 1)]
attempt([], [], [1])  # expect: ValueError zip() argument 3 is longer than arguments 1-2 []
attempt([1], [], [])  # expect: ValueError zip() argument 2 is shorter than argument 1 []
attempt("abc", [1, 2, 3], [1], [1, 2])
# expect: ValueError zip() argument 3 is shorter than arguments 1-2 [('a', 1, 1, 1)]
attempt()  # expect: same []
attempt("ab")  # expect: same [('a',), ('b',)]
def failing():
    yield 1
    raise KeyError("inside")

attempt([1, 2], failing())  # expect: KeyError 'inside' [(1, 1)]
left = iter([1, 2, 3])
print(list(zip(left, [1])), list(left))  # expect: [(1, 1)] [3]
right = iter([1, 2, 3])
print(list(zip([1], right)), list(right))  # expect: [(1, 1)] [2, 3]
