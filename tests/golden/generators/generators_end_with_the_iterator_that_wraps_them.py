from itertools import accumulate, batched, chain, compress, cycle, islice, pairwise, takewhile, zip_longest
import itertools


def numbers(name, count=3):
    try:
        for number in range(count):
            yield number
    finally:
        print('end of', name)


def first(iterator):
    for item in iterator:
        return item


def loops():
    for pair in zip(numbers('zip, first'), numbers('zip, second')):
        break
    print('after zip')
    for pair in enumerate(filter(None, numbers('filter'))):
        break
    print('after enumerate')
    for item in chain(numbers('chain, first'), numbers('chain, second')):
        break
    print('after chain')
    for item in itertools.islice(numbers('islice'), 5):
        break
    print('after islice')
    for item in compress(numbers('data'), cycle(numbers('selectors'))):
        break
    print('after compress')
    for item in zip_longest(accumulate(numbers('accumulate')), pairwise(numbers('pairwise'))):
        break
    print('after zip_longest')
    for item in batched(takewhile(bool, (n + 1 for n in numbers('takewhile'))), 2):
        break
    print('after batched')
    for item in iter(numbers('iter')):
        break
    print('after iter')


def calls():
    print(list(zip(numbers('shorter', 1), numbers('longer'))))
    print(list(zip([1], numbers('not reached'))))
    print(list(islice(numbers('two of three'), 2)))
    print(next(map(str, numbers('next of map'))))
    print([*islice(numbers('starred'), 1)])
    print(*islice(numbers('arguments'), 1))
    print(dict(zip('ab', numbers('dict of zip'))))
    print(any(map(bool, numbers('any of map'))))


def delegates():
    result = yield from zip([1], numbers('yield from'))
    print('result', result)
    yield from islice(numbers('islice'), 1)
    print('end')


loops()
# expect: end of zip, second
# expect: end of zip, first
# expect: after zip
# expect: end of filter
# expect: after enumerate
# expect: end of chain, first
# expect: after chain
# expect: end of islice
# expect: after islice
# expect: end of data
# expect: end of selectors
# expect: after compress
# expect: end of pairwise
# expect: end of accumulate
# expect: after zip_longest
# expect: end of takewhile
# expect: after batched
# expect: end of iter
# expect: after iter
calls()
# expect: end of shorter
# expect: end of longer
# expect: [(0, 0)]
# expect: end of not reached
# expect: [(1, 0)]
# expect: end of two of three
# expect: [0, 1]
# expect: end of next of map
# expect: 0
# expect: end of starred
# expect: [0]
# expect: end of arguments
# expect: 0
# expect: end of dict of zip
# expect: {'a': 0, 'b': 1}
# expect: end of any of map
# expect: True
print(list(delegates()))
# expect: end of yield from
# expect: result None
# expect: end of islice
# expect: end
# expect: [(1, 0), 0]
half = delegates()
print(next(half))  # expect: (1, 0)
half.close()  # expect: end of yield from
print('closed')  # expect: closed
