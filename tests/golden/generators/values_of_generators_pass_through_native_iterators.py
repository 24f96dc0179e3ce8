from itertools import chain, compress, cycle, dropwhile, filterfalse, islice, pairwise, starmap, takewhile, zip_longest
from itertools import accumulate, batched, groupby


def returns(*items):
    yield from items
    return 'returned'


def result(iterator):
    value = yield from iterator
    yield ('result', value)


for iterator in [
    map(str, returns(1)),
    filter(None, returns(1)),
    filterfalse(None, returns(0)),
    enumerate(returns(1)),
    zip(returns(1)),
    zip([1], returns()),
    zip(returns(1), strict=True),
    islice(returns(1), 5),
    islice(returns(1), 1),
    starmap(print, returns()),
    takewhile(bool, returns(1)),
    dropwhile(bool, returns(1)),
    accumulate(returns(1)),
    compress(returns(1), [1, 1]),
    compress([1, 1], returns(1)),
    pairwise(returns(1, 2)),
    pairwise(returns()),
    chain(returns(1)),
    batched(returns(1), 2),
    zip_longest(returns(1), returns(2)),
    groupby(returns()),
    map(str, enumerate(returns())),
]:
    print(type(iterator).__name__, list(result(iterator))[-1])
    print(next(iterator, 'ended'))
    # expect: map ('result', 'returned')
    # expect: ended
    # expect: filter ('result', 'returned')
    # expect: ended
    # expect: filterfalse ('result', 'returned')
    # expect: ended
    # expect: enumerate ('result', 'returned')
    # expect: ended
    # expect: zip ('result', 'returned')
    # expect: ended
    # expect: zip ('result', 'returned')
    # expect: ended
    # expect: zip ('result', None)
    # expect: ended
    # expect: islice ('result', 'returned')
    # expect: ended
    # expect: islice ('result', None)
    # expect: ended
    # expect: starmap ('result', 'returned')
    # expect: ended
    # expect: takewhile ('result', 'returned')
    # expect: ended
    # expect: dropwhile ('result', 'returned')
    # expect: ended
    # expect: accumulate ('result', 'returned')
    # expect: ended
    # expect: compress ('result', 'returned')
    # expect: ended
    # expect: compress ('result', 'returned')
    # expect: ended
    # expect: pairwise ('result', 'returned')
    # expect: ended
    # expect: pairwise ('result', 'returned')
    # expect: ended
    # expect: chain ('result', None)
    # expect: ended
    # expect: batched ('result', None)
    # expect: ended
    # expect: zip_longest ('result', None)
    # expect: ended
    # expect: groupby ('result', None)
    # expect: ended
    # expect: map ('result', 'returned')
    # expect: ended


def roundrobin(*iterables):
    active = map(iter, iterables)
    for count in range(len(iterables), 0, -1):
        active = cycle(islice(active, count))
        yield from map(next, active)


print(list(roundrobin('AB', 'C', 'DEF')))  # expect: ['A', 'C', 'D', 'B', 'E', 'F']
