# Comparisons can be counted by a closure, so their number and order belong to the behaviour of a sort.
from functools import cmp_to_key


def counting(fail_at=None):
    count = trace = 0

    def compare(a, b):
        nonlocal count, trace
        count += 1
        trace = (trace * 31 + a * 7 + b) % 1000003
        if count == fail_at:
            raise ValueError(count)
        return (a > b) - (a < b)

    return cmp_to_key(compare), lambda: (count, trace)


def shuffled(size, values, seed=1):
    for _ in range(size):
        seed = (seed * 1103515245 + 12345) % 2**31
        yield seed // 7 % values


def show(name, data):
    key, get = counting()
    result = sorted(data, key=key)
    assert result == sorted(data)
    backwards, get_backwards = counting()
    sorted(data, key=backwards, reverse=True)
    print(name, get(), get_backwards())


show('nothing', [])  # expect: nothing (0, 0) (0, 0)
show('one', [1])  # expect: one (0, 0) (0, 0)
show('descending with equal items', [3, 3, 2, 2, 2, 1])  # expect: descending with equal items (8, 641468) (5, 345542)
show('all equal, then less', [2, 2, 2, 1, 5, 6])  # expect: all equal, then less (8, 44547) (12, 121243)
show('ascending', list(range(40)))  # expect: ascending (39, 554336) (39, 788176)
show('descending, then on', [3, 2, 3, 4, 1])  # expect: descending, then on (9, 946947) (9, 250689)
show('63 mixed', list(shuffled(63, 1000)))  # expect: 63 mixed (289, 670131) (296, 965550)
show('64 mixed', list(shuffled(64, 1000)))  # expect: 64 mixed (297, 473534) (301, 675561)
show('65 mixed', list(shuffled(65, 1000)))  # expect: 65 mixed (300, 854415) (306, 354461)
show('300 of few values', list(shuffled(300, 5)))  # expect: 300 of few values (1680, 879110) (1674, 377576)
show('two long runs', list(range(200)) + list(range(50, 150)))  # expect: two long runs (528, 366683) (521, 442203)
show('a long run, then a short one', list(range(0, 400, 2)) + list(range(101, 161)))
# expect: a long run, then a short one (381, 649740) (371, 391382)
show('a short run, then a long one', list(range(101, 161)) + list(range(0, 400, 2)))
# expect: a short run, then a long one (381, 834543) (382, 257931)
show('1000 mixed', list(shuffled(1000, 10**6)))  # expect: 1000 mixed (8656, 806304) (8633, 398534)

# What a failed sort leaves behind is a permutation, and always the same one.
for fail_at in (1, 20, 150, 700, 1300):
    key, get = counting(fail_at)
    items = [(value, place) for place, value in enumerate(shuffled(300, 50))]
    try:
        items.sort(key=lambda item: key(item[0]))
    except ValueError as error:
        print(error, sum(at * place for at, (_, place) in enumerate(items)) % 1000003)
        # expect: 1 955026
        # expect: 20 954976
        # expect: 150 952099
        # expect: 700 904835
        # expect: 1300 649282

nan = float('nan')
items = [3.0, nan, 1.0, 2.0, nan, 0.5]
items.sort()
print(items)  # expect: [3.0, nan, 1.0, 2.0, nan, 0.5]
