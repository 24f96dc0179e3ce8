import itertools


def stop(*arguments):
    raise StopIteration(7)


class Stops:
    __getitem__ = __bool__ = __next__ = __radd__ = __eq__ = stop

    def __iter__(self):
        return self

    def __len__(self):
        return 1


makers = {
    'map': lambda: map(stop, [1]),
    'map over': lambda: map(str, Stops()),
    'filter': lambda: filter(stop, [1]),
    'filter of truth': lambda: filter(None, [Stops()]),
    'filterfalse': lambda: itertools.filterfalse(stop, [1]),
    'starmap': lambda: itertools.starmap(stop, [(1,)]),
    'takewhile': lambda: itertools.takewhile(stop, [1]),
    'dropwhile': lambda: itertools.dropwhile(stop, [1]),
    'accumulate': lambda: itertools.accumulate([1, 2], stop),
    'accumulate sums': lambda: itertools.accumulate([1, Stops()]),
    'groupby': lambda: itertools.groupby([1], stop),
    'groupby keys': lambda: itertools.groupby([Stops(), Stops()]),
    'iter of a function': lambda: iter(stop, 0),
    'iter to a sentinel': lambda: iter(lambda: 1, Stops()),
    'enumerate': lambda: enumerate(Stops()),
    'zip': lambda: zip(Stops()),
    'zip strict': lambda: zip(Stops(), strict=True),
    'islice': lambda: itertools.islice(Stops(), 3),
    'islice skips': lambda: itertools.islice(Stops(), 2, 3),
    'chain': lambda: itertools.chain(Stops()),
    'chain of': lambda: itertools.chain.from_iterable(Stops()),
    'cycle': lambda: itertools.cycle(Stops()),
    'tee': lambda: itertools.tee(Stops())[0],
    'pairwise': lambda: itertools.pairwise(Stops()),
    'batched': lambda: itertools.batched(Stops(), 2),
    'zip_longest': lambda: itertools.zip_longest(Stops()),
    'compress': lambda: itertools.compress([1], Stops()),
    'compress by': lambda: itertools.compress([1], [Stops()]),
    'reversed': lambda: reversed(Stops()),
    'count': lambda: itertools.count(Stops(), 1),
}


def delegate(iterator):
    result = yield from iterator
    print('result', result, end=' ')


def show(make):
    try:
        result = make()
        return 'pair' if isinstance(result, tuple) else repr(result).partition('[(')[0]
    except Exception as error:
        return f'{type(error).__name__} {error}.'


def loop(iterator):
    for item in iterator:
        pass
    else:
        return 'ended'


for name, make in makers.items():
    if name not in ('count',):
        print(name, end=': ')
        print(show(lambda: list(delegate(make()))), end=' ')
        print(show(lambda: len(list(make()))), show(lambda: loop(make())), end=' ')
        print(show(lambda: next(make())), show(lambda: next(make(), 'default')), end=' ')
        print(show(lambda: make().__next__()))
        # expect: map: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: map over: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: filter: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: filter of truth: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: filterfalse: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: starmap: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: takewhile: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: dropwhile: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: accumulate: result 7 [1] 1 'ended' 1 1 1
        # expect: accumulate sums: result 7 [1] 1 'ended' 1 1 1
        # expect: groupby: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: groupby keys: result 7  1 'ended' pair pair pair
        # expect: iter of a function: result None [] 0 'ended' StopIteration . 'default' StopIteration .
        # expect: iter to a sentinel: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: enumerate: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: zip: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: zip strict: result None [] 0 'ended' StopIteration . 'default' StopIteration .
        # expect: islice: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: islice skips: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: chain: result None [] 0 'ended' StopIteration . 'default' StopIteration .
        # expect: chain of: result None [] 0 'ended' StopIteration . 'default' StopIteration .
        # expect: cycle: result None [] 0 'ended' StopIteration . 'default' StopIteration .
        # expect: tee: result None [] 0 'ended' StopIteration . 'default' StopIteration .
        # expect: pairwise: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: batched: result None [] 0 'ended' StopIteration . 'default' StopIteration .
        # expect: zip_longest: result None [] 0 'ended' StopIteration . 'default' StopIteration .
        # expect: compress: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: compress by: result 7 [] 0 'ended' StopIteration 7. 'default' StopIteration 7.
        # expect: reversed: result None [] 0 'ended' StopIteration . 'default' StopIteration .

for consume in list, tuple, set, sum, any, all, ''.join, dict, sorted, frozenset, bytes:
    print(show(lambda: consume(map(stop, [1]))), end=' ')
print(1 in map(stop, [1]), [*map(stop, [1])], {*map(stop, [1])}, show(lambda: min(map(stop, [1]))))
# expect: [] pair set() 0 False True '' {} [] frozenset() b'' False [] set() ValueError min() iterable argument is empty.
print(*map(stop, [1]), show(lambda: max(map(stop, [1]), default=3)))  # expect: 3
print(show(lambda: sorted([1], key=stop)), show(lambda: sum([Stops()])))  # expect: StopIteration 7. StopIteration 7.


# A chain holds a source that a callback has ended until it is let go of itself.
def closing(name):
    try:
        yield from range(5)
    finally:
        print('end of', name)


def stops_at(number):
    def call(value):
        if value == number:
            raise StopIteration
        return value

    return call


def fails(value):
    print('fails')
    raise KeyError(value)


try:
    list(itertools.chain(
        itertools.filterfalse(stops_at(2), closing('a')), map(stops_at(1), closing('b')), map(fails, closing('c')),
    ))
    # expect: fails
    # expect: end of c
    # expect: end of b
    # expect: end of a
except KeyError as error:
    print(repr(error))  # expect: KeyError(0)
try:
    list(itertools.islice(itertools.compress(itertools.chain(
        itertools.filterfalse(stops_at(2), closing('a')), map(stops_at(1), closing('b')), map(fails, closing('c')),
    ), closing('selectors')), 5))
    # expect: fails
    # expect: end of c
    # expect: end of b
    # expect: end of a
    # expect: end of selectors
except KeyError as error:
    print(repr(error))  # expect: KeyError(0)
