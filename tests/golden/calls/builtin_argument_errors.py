# Builtin functions and methods check their arguments too.
actions = [
    lambda: len(), lambda: len(1, 2), lambda: len(obj=[]), lambda: abs(), lambda: [].append(), lambda: [].append(1, 2), lambda: "a".join(),
    lambda: {}.get(), lambda: int("1", base=10, x=2), lambda: sorted(), lambda: sorted([1], 2), lambda: sum(), lambda: isinstance(1),
    lambda: "abc".upper(1), lambda: range(1, 2, 3, 4), lambda: dict(1, 2), lambda: list(1, 2), lambda: getattr(1), lambda: print(end=1),
    lambda: zip(1), lambda: iter(), lambda: next(), lambda: next(3), lambda: object(1), lambda: str(1, 2, 3, 4), lambda: {}.keys(1), lambda: "a".split(x=1),
]
for action in actions:
    try:
        print(action())
    except TypeError as error:
        print(error)
        # expect: len() takes exactly one argument (0 given)
        # expect: len() takes exactly one argument (2 given)
        # expect: len() takes no keyword arguments
        # expect: abs() takes exactly one argument (0 given)
        # expect: list.append() takes exactly one argument (0 given)
        # expect: list.append() takes exactly one argument (2 given)
        # expect: str.join() takes exactly one argument (0 given)
        # expect: get expected at least 1 argument, got 0
        # expect: int() takes at most 2 arguments (3 given)
        # expect: sorted expected 1 argument, got 0
        # expect: sorted expected 1 argument, got 2
        # expect: sum() takes at least 1 positional argument (0 given)
        # expect: isinstance expected 2 arguments, got 1
        # expect: str.upper() takes no arguments (1 given)
        # expect: range expected at most 3 arguments, got 4
        # expect: dict expected at most 1 argument, got 2
        # expect: list expected at most 1 argument, got 2
        # expect: getattr expected at least 2 arguments, got 1
        # expect: end must be None or a string, not int
        # expect: 'int' object is not iterable
        # expect: iter expected at least 1 argument, got 0
        # expect: next expected at least 1 argument, got 0
        # expect: 'int' object is not an iterator
        # expect: object() takes no arguments
        # expect: str expected at most 3 arguments, got 4
        # expect: dict.keys() takes no arguments (1 given)
        # expect: split() got an unexpected keyword argument 'x'
