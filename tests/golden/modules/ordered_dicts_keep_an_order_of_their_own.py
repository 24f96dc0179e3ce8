# OrderedDict has its order beside the dict: methods of `dict` that are called for it leave the order as it is.
from collections import OrderedDict

ordered = OrderedDict.fromkeys("abcd", 0)
ordered.move_to_end("a")
ordered.move_to_end("d", last=False)
print(ordered, list(reversed(ordered)))  # expect: OrderedDict({'d': 0, 'b': 0, 'c': 0, 'a': 0}) ['a', 'c', 'b', 'd']
print(ordered.popitem(last=False), ordered.popitem(), ordered)
# expect: ('d', 0) ('a', 0) OrderedDict({'b': 0, 'c': 0})
print(type(ordered.keys()).__name__, type(ordered.items()).__name__, ordered.values(), type(iter(ordered)).__name__)
# expect: odict_keys odict_items odict_values([0, 0]) odict_iterator
print(iter(ordered).__reduce__()[1], ordered.keys().mapping)  # expect: (['b', 'c'],) OrderedDict({'b': 0, 'c': 0})
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1})  # expect: False True
print(ordered | {"z": 1}, {"z": 1} | ordered)
# expect: OrderedDict({'b': 0, 'c': 0, 'z': 1}) OrderedDict({'z': 1, 'b': 0, 'c': 0})

dict.__setitem__(ordered, "hidden", 1)
print(ordered, list(ordered), len(ordered), ordered["hidden"])  # expect: OrderedDict({'b': 0, 'c': 0}) ['b', 'c'] 3 1
ordered["hidden"] = 2
print(ordered)  # expect: OrderedDict({'b': 0, 'c': 0, 'hidden': 2})
dict.__delitem__(ordered, "b")
for ask in (
    lambda: repr(ordered), lambda: list(ordered), lambda: ordered.popitem(last=False), lambda: ordered.move_to_end("b"),
    lambda: OrderedDict([()]), lambda: OrderedDict(1, 2), lambda: OrderedDict.popitem({}), lambda: ordered.pop("b"),
):
    try:
        print(ask())
    except Exception as error:
        print(type(error).__name__, error)
        # expect: KeyError 'b'
        # expect: KeyError 'b'
        # expect: KeyError 'b'
        # expect: KeyError 'b'
        # expect: ValueError need more than 0 values to unpack
        # expect: TypeError expected at most 1 argument, got 2
        # expect: TypeError descriptor 'popitem' for 'collections.OrderedDict' objects doesn't apply to a 'dict' object
        # expect: KeyError 'b'


def moving():
    for key in ordered:
        ordered.move_to_end(key)


def growing():
    for key in ordered:
        dict.__setitem__(ordered, "more", 1)


for change in moving, growing:
    ordered = OrderedDict(a=1, b=2)
    try:
        change()
    except RuntimeError as error:
        print(error)
        # expect: OrderedDict mutated during iteration
        # expect: OrderedDict changed size during iteration


class Loud(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)

    def __missing__(self, key):
        return key


loud = Loud({"a": 1}, b=2)
# expect: set a
# expect: set b
loud.x = 5
print(loud.copy(), loud["gone"], loud.setdefault("a"), loud.setdefault("c", 3), vars(loud))
# expect: set a
# expect: set b
# expect: set c
# expect: Loud({'a': 1, 'b': 2}) gone 1 3 {'x': 5}
print(loud.__reduce__()[:4])  # expect: (<class '__main__.Loud'>, (), {'x': 5}, None)
match OrderedDict(k=1):
    case dict(whole):
        print(whole)  # expect: OrderedDict({'k': 1})
print([OrderedDict.fromkeys(map(str, range(n))).__sizeof__() for n in (0, 1, 5, 6, 11)])
# expect: [112, 328, 456, 640, 1120]
names = OrderedDict(b=1, a=2)
names.move_to_end("b")
print([name for name in vars(type("Made", (), names)) if name in "ab"])  # expect: ['a', 'b']
