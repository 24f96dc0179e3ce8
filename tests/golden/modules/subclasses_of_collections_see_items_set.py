# An OrderedDict sets its items one by one, and takes pairs apart in its own words; a defaultdict has a factory from the
# start, whatever its subclass does with attributes.
from collections import Counter, OrderedDict, defaultdict


class Loud(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


loud = Loud({"a": 1}, b=2)
# expect: set a 1
# expect: set b 2
loud.update([("c", 3)])  # expect: set c 3
loud.update(d=4)  # expect: set d 4
print(loud)  # expect: Loud({'a': 1, 'b': 2, 'c': 3, 'd': 4})


class Keys:
    def keys(self):
        return "xy"

    def __getitem__(self, key):
        return key * 2


class Items:
    def items(self):
        return [("i", 1)]


for source in (Keys(), Items(), [], ["ab"], ["a"], ["abc"], [""], 3, [3], OrderedDict(z=1)):
    try:
        print(OrderedDict(source))
    except Exception as error:
        print(type(error).__name__, error)
        # expect: OrderedDict({'x': 'xx', 'y': 'yy'})
        # expect: OrderedDict({'i': 1})
        # expect: OrderedDict()
        # expect: OrderedDict({'a': 'b'})
        # expect: ValueError need more than 1 value to unpack
        # expect: ValueError too many values to unpack (expected 2)
        # expect: ValueError need more than 0 values to unpack
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'int' object is not iterable
        # expect: OrderedDict({'z': 1})
for args in ((1, 2), ([], [])):
    for function in (OrderedDict, OrderedDict().update):
        try:
            function(*args)
        except TypeError as error:
            print(error)
            # expect: expected at most 1 argument, got 2
            # expect: update() takes at most 1 positional argument (2 given)
            # expect: expected at most 1 argument, got 2
            # expect: update() takes at most 1 positional argument (2 given)


class Reversed(OrderedDict):
    def __eq__(self, other):
        raise TypeError("asked")


print(Reversed(a=1) != OrderedDict(a=1), Reversed(a=1) != {})  # expect: False True


class Bare(defaultdict):
    def __init__(self):
        pass

    def __setattr__(self, name, value):
        print("setattr", name)


print(Bare(), Bare().default_factory)  # expect: Bare(None, {}) None
Bare().default_factory = int  # expect: setattr default_factory

counts = Counter("abracadabra")
print(counts.most_common(2), counts.most_common(1), counts.most_common(True), counts.most_common(0), counts.most_common(-1))
# expect: [('a', 5), ('b', 2)] [('a', 5)] [('a', 5)] [] []
try:
    counts.most_common("x")
except TypeError as error:
    print(error)  # expect: '>=' not supported between instances of 'str' and 'int'
