from collections import deque
from functools import reduce
import functools


def numbers(name, count=3):
    try:
        for number in range(count):
            yield number
    finally:
        print('end of', name)


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


def fail(*arguments):
    raise KeyError(*arguments)


show(lambda: any(numbers('any')))
# expect: end of any
# expect: True
show(lambda: all(numbers('all')))
# expect: end of all
# expect: False
show(lambda: next(numbers('next')))
# expect: end of next
# expect: 0
show(lambda: next(n for n in numbers('next of a generator expression') if n))
# expect: end of next of a generator expression
# expect: 1
show(lambda: next(numbers('empty', 0), 'default'))
# expect: end of empty
# expect: default
show(lambda: 1 in numbers('in'))
# expect: end of in
# expect: True
show(lambda: 1 not in numbers('not in'))
# expect: end of not in
# expect: False
show(lambda: dict(numbers('dict')))
# expect: end of dict
# expect: TypeError object is not iterable
show(lambda: ','.join(numbers('join')))
# expect: end of join
# expect: TypeError sequence item 0: expected str instance, int found
show(lambda: sum(numbers('sum'), 'start'))  # expect: TypeError sum() can't sum strings [use ''.join(seq) instead]
show(lambda: set([n] for n in numbers('set')))
# expect: end of set
# expect: TypeError cannot use 'list' as a set element (unhashable type: 'list')
show(lambda: sorted(numbers('sorted'), key=fail))
# expect: end of sorted
# expect: KeyError 0
show(lambda: max(numbers('max'), key=fail))
# expect: end of max
# expect: KeyError 0
show(lambda: reduce(fail, numbers('reduce')))
# expect: end of reduce
# expect: KeyError (0, 1)
show(lambda: functools.reduce(fail, numbers('functools.reduce')))
# expect: end of functools.reduce
# expect: KeyError (0, 1)
show(lambda: bytes(n - 1 for n in numbers('bytes')))
# expect: end of bytes
# expect: ValueError bytes must be in range(0, 256)
show(lambda: list(map(fail, numbers('map'))))
# expect: end of map
# expect: KeyError 0
show(lambda: deque(numbers('deque'), maxlen=1))
# expect: end of deque
# expect: deque([2], maxlen=1)
show(lambda: {1, 2}.isdisjoint(numbers('isdisjoint')))
# expect: end of isdisjoint
# expect: False
show(lambda: {}.update(numbers('update')))
# expect: end of update
# expect: TypeError object is not iterable


def unpack():
    try:
        first, second = numbers('too many')
    except ValueError as error:
        print(error)
    try:
        [first, second, third, fourth] = numbers('too few')
    except ValueError as error:
        print(error)
    first, *rest = numbers('star')
    print(first, rest)
    first, second, third = numbers('exact')
    print(first, second, third)


unpack()
# expect: end of too many
# expect: too many values to unpack (expected 2)
# expect: end of too few
# expect: not enough values to unpack (expected 4, got 3)
# expect: end of star
# expect: 0 [1, 2]
# expect: end of exact
# expect: 0 1 2
