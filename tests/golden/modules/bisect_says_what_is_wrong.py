# `bisect` needs a sequence with numbered items, and a bound that is an index or None.
import bisect


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


class Bound:
    def __index__(self):
        return 2


class Numbered:
    insert = None

    def __len__(self):
        return 3

    def __getitem__(self, index):
        return index * 10


class Mapping(dict):
    pass


for function in (bisect.bisect_left, bisect.insort):
    attempt(function, {1: 2}, 1)
    attempt(function, {1, 2}, 1)
    attempt(function, 5, 1, 0, 2)
    attempt(function, object(), 1)
    attempt(function, type, 1, 0, 1)
    attempt(function, [1, 2, 3], 2, 0, "x")
    attempt(function, [1, 2, 3], 2, 0, 1.5)
    attempt(function, [1, 2, 3], 2, "x", "y")
    attempt(function, [1, 2, 3], 2, 0, Bound())
    attempt(function, [1, 2, 3], 2, -1)
    attempt(function, (1, 2, 3), 2)
    attempt(function, Mapping({0: 5}), 2)
    # expect: TypeError dict is not a sequence
    # expect: TypeError 'set' object does not support indexing
    # expect: TypeError 'int' object does not support indexing
    # expect: TypeError object of type 'object' has no len()
    # expect: TypeError 'type' object does not support indexing
    # expect: TypeError argument should be integer or None, not 'str'
    # expect: TypeError argument should be integer or None, not 'float'
    # expect: TypeError 'str' object cannot be interpreted as an integer
    # expect: 1
    # expect: ValueError lo must be non-negative
    # expect: 1
    # expect: 0
    # expect: TypeError dict is not a sequence
    # expect: TypeError 'set' object does not support indexing
    # expect: TypeError 'int' object does not support indexing
    # expect: TypeError object of type 'object' has no len()
    # expect: TypeError 'type' object does not support indexing
    # expect: TypeError argument should be integer or None, not 'str'
    # expect: TypeError argument should be integer or None, not 'float'
    # expect: TypeError 'str' object cannot be interpreted as an integer
    # expect: None
    # expect: ValueError lo must be non-negative
    # expect: AttributeError 'tuple' object has no attribute 'insert'
    # expect: AttributeError 'Mapping' object has no attribute 'insert'
attempt(bisect.bisect, Numbered(), 10)  # expect: 2
attempt(bisect.insort, Numbered(), 10)  # expect: TypeError attribute of type 'NoneType' is not callable
