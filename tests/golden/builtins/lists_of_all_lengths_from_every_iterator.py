# Iterators give the same items however many there are, and stand at their end when they have given them all.
from collections import Counter, OrderedDict, deque
from itertools import chain, count, islice, repeat


class Sequence:
    def __init__(self, length):
        self.length = length

    def __getitem__(self, index):
        if index == self.length:
            raise IndexError
        return index


def holes(n):
    some = dict.fromkeys(range(3 * n))
    for key in range(3 * n):
        if key % 3:
            del some[key]
    return some


makers = {
    "range": lambda n: range(n),
    "range of steps": lambda n: range(7 * n, 0, -7),
    "list": lambda n: [*range(n)],
    "tuple": lambda n: (*range(n),),
    "reversed list": lambda n: reversed([*range(n)]),
    "reversed tuple": lambda n: reversed((*range(n),)),
    "str": lambda n: "abcdefg"[:n] * (n // 7 + 1),
    "wide str": lambda n: "äß\U0001f600" * n,
    "bytes": lambda n: bytes(range(n)),
    "bytearray": lambda n: bytearray(range(n)),
    "memoryview": lambda n: memoryview(bytes(range(n))),
    "dict": lambda n: dict.fromkeys(range(n)),
    "dict with holes": holes,
    "values": lambda n: holes(n).values(),
    "items": lambda n: holes(n).items(),
    "reversed dict": lambda n: reversed(holes(n)),
    "set": lambda n: set(range(n)),
    "frozenset": lambda n: frozenset(range(n)),
    "deque": lambda n: deque(range(n)),
    "ordered dict": lambda n: OrderedDict.fromkeys(range(n)),
    "elements": lambda n: Counter(range(n)).elements(),
    "repeat": lambda n: repeat("x", n),
    "chain": lambda n: chain(range(n), [*range(n)], "x" * n),
    "chain of chains": lambda n: chain(chain(chain(chain(chain(range(n)), range(n)), range(n)), range(n)), range(n)),
    "chain of one iterator": lambda n: (lambda it: chain(it, it, [n]))(iter(range(n))),
    "islice": lambda n: islice(count(), n),
    "map": lambda n: map(str, range(n)),
    "filter": lambda n: filter(None, range(n)),
    "zip": lambda n: zip(range(n), range(n)),
    "enumerate": lambda n: enumerate(range(n)),
    "generator": lambda n: (i for i in range(n)),
    "sequence": Sequence,
    "callable": lambda n: iter(iter(range(n + 1)).__next__, n),
}

lengths = 0, 1, 2, 3, 4, 5, 8, 31, 32, 33, 63, 64, 65, 97
for name, make in makers.items():
    wrong = []
    for n in lengths:
        one_by_one = []
        for item in make(n):
            one_by_one.append(item)
        behind_one = iter(make(n))
        first = [item for _, item in zip(range(1), behind_one)]
        grown = ["first"]
        grown.extend(make(n))
        sliced = [0, 0]
        sliced[1:] = make(n)
        added = [None] * 5
        added += make(n)
        at_end = iter(make(n))
        gathered = (
            [*make(n)], list(make(n)), list(tuple(make(n))), grown[1:], sliced[1:], added[5:], first + list(behind_one),
            list(at_end) + list(at_end), list(deque(make(n))), [*(lambda *args: args)(*make(n))],
        )
        if any(items != one_by_one for items in gathered):
            wrong.append(n)
        if list(dict.fromkeys(make(n))) != list(dict.fromkeys(one_by_one)) or set(make(n)) != set(one_by_one):
            wrong.append((n, "keys"))
    print(name, wrong)
    # expect: range []
    # expect: range of steps []
    # expect: list []
    # expect: tuple []
    # expect: reversed list []
    # expect: reversed tuple []
    # expect: str []
    # expect: wide str []
    # expect: bytes []
    # expect: bytearray []
    # expect: memoryview []
    # expect: dict []
    # expect: dict with holes []
    # expect: values []
    # expect: items []
    # expect: reversed dict []
    # expect: set []
    # expect: frozenset []
    # expect: deque []
    # expect: ordered dict []
    # expect: elements []
    # expect: repeat []
    # expect: chain []
    # expect: chain of chains []
    # expect: chain of one iterator []
    # expect: islice []
    # expect: map []
    # expect: filter []
    # expect: zip []
    # expect: enumerate []
    # expect: generator []
    # expect: sequence []
    # expect: callable []
