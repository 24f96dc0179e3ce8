# functools.reduce(initial=...)
from functools import reduce


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: reduce(lambda a, b: a * 10 + b, [1, 2, 3], initial=9))  # expect: 9123
attempt(lambda: reduce(lambda a, b: a, [], initial=None))  # expect: None
attempt(lambda: reduce(lambda a, b: a, []))  # expect: reduce() of empty iterable with no initial value
attempt(lambda: reduce(lambda a, b: a, [1], 2, initial=3))  # expect: reduce() takes at most 3 arguments (4 given)
attempt(lambda: reduce(lambda a, b: a, iterable=[1]))
# expect: reduce() takes at least 2 positional arguments (1 given)
attempt(lambda: reduce(lambda a, b: a, [1], start=3))  # expect: reduce() got an unexpected keyword argument 'start'
