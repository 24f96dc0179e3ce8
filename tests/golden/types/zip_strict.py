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

attempt("ab", [1, 2])
attempt("ab", [1])
attempt("a", [1, 2])
attempt("ab", [1, 2], [])
attempt("a", [1], [1, 2])
attempt([], [], [1])
attempt([1], [], [])
attempt("abc", [1, 2, 3], [1], [1, 2])
attempt()
attempt("ab")
def failing():
    yield 1
    raise KeyError("inside")

attempt([1, 2], failing())
left = iter([1, 2, 3])
print(list(zip(left, [1])), list(left))
right = iter([1, 2, 3])
print(list(zip([1], right)), list(right))
