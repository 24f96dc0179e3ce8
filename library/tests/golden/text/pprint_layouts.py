"""Nested data on lines."""
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from pprint import PrettyPrinter, isreadable, isrecursive, pformat, pp, pprint, saferepr
from types import MappingProxyType, SimpleNamespace


@dataclass
class Point:
    name: str
    places: list
    hidden: int = field(default=0, repr=False)


data = {"b": list(range(20)), "a": {"x": ("long text " * 6,), "y": {3, 1, 2}}, 3: None}
pprint(data, width=40)
# expect: {3: None,
# expect:  'a': {'x': ('long text long text long '
# expect:              'text long text long text '
# expect:              'long text ',),
# expect:        'y': {1, 2, 3}},
# expect:  'b': [0,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        4,
# expect:        5,
# expect:        6,
# expect:        7,
# expect:        8,
# expect:        9,
# expect:        10,
# expect:        11,
# expect:        12,
# expect:        13,
# expect:        14,
# expect:        15,
# expect:        16,
# expect:        17,
# expect:        18,
# expect:        19]}
pp(data, width=60, compact=True, indent=2, depth=1)  # expect: {'b': [...], 'a': {...}, 3: None}
pprint(Point("somewhere far away", ["over the hills", "over the sea", Point("x", [])]), width=40)
# expect: Point(name='somewhere far away',
# expect:       places=['over the hills',
# expect:               'over the sea',
# expect:               Point(name='x',
# expect:                     places=[])])
pprint(["the quick brown fox jumps over the lazy dog " * 2, b"bytes that are long enough to break"], width=30)
# expect: ['the quick brown fox jumps '
# expect:  'over the lazy dog the '
# expect:  'quick brown fox jumps over '
# expect:  'the lazy dog ',
# expect:  b'bytes that are long enou'
# expect:  b'gh to break']
pprint(Counter("mississippi river"), width=20)
# expect: Counter({'i': 5,
# expect:          's': 4,
# expect:          'p': 2,
# expect:          'r': 2,
# expect:          'm': 1,
# expect:          ' ': 1,
# expect:          'v': 1,
# expect:          'e': 1})
pprint(OrderedDict([("key one", "value one"), ("key two", "value two")]), width=30)
# expect: OrderedDict([('key one',
# expect:               'value one'),
# expect:              ('key two',
# expect:               'value two')])
pprint(defaultdict(int, {"some key": 123456, "other key": 654321}), width=30)
# expect: defaultdict(<class 'int'>,
# expect:             {'other key': 654321,
# expect:              'some key': 123456})
pprint(ChainMap({"a": "x" * 20}, {"b": "y" * 20}), width=30)
# expect: ChainMap({'a': 'xxxxxxxxxxxxxxxxxxxx'},
# expect:          {'b': 'yyyyyyyyyyyyyyyyyyyy'})
pprint(deque(["a" * 10, "b" * 10, "c" * 10], maxlen=5), width=20)
# expect: deque(['aaaaaaaaaa',
# expect:        'bbbbbbbbbb',
# expect:        'cccccccccc'],
# expect:       maxlen=5)
pprint(SimpleNamespace(first="value" * 3, second=[1, 2, 3] * 5), width=30)
# expect: namespace(first='valuevaluevalue',
# expect:           second=[1,
# expect:                   2,
# expect:                   3,
# expect:                   1,
# expect:                   2,
# expect:                   3,
# expect:                   1,
# expect:                   2,
# expect:                   3,
# expect:                   1,
# expect:                   2,
# expect:                   3,
# expect:                   1,
# expect:                   2,
# expect:                   3])
pprint(MappingProxyType({"first": "a" * 20, "second": "b" * 20}), width=30)
# expect: mappingproxy({'first': 'aaaaaaaaaaaaaaaaaaaa',
# expect:               'second': 'bbbbbbbbbbbbbbbbbbbb'})
print(pformat(1234567, underscore_numbers=True), pformat({"b": 1, "a": 2}), pformat((1,)))
# expect: 1_234_567 {'a': 2, 'b': 1} (1,)
loop = [1]
loop.append(loop)
print(isrecursive(loop), isreadable([1, "a"]), isreadable([int]), saferepr(loop).split(" with")[0])
# expect: True True False [1, <Recursion on list
for arguments in ({"indent": -1}, {"depth": 0}, {"width": 0}):
    try:
        PrettyPrinter(**arguments)
    except ValueError as error:
        print(error)
# expect: indent must be >= 0
# expect: depth must be > 0
# expect: width must be != 0
