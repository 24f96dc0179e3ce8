# `__sizeof__` and `sys.getsizeof` say what CPython's objects take; the collector's links are in `getsizeof` alone.
import sys


class Plain: pass
class Slotted: __slots__ = "a", "b"
class Number(int): pass
class Items(list): pass
class Pair(tuple): pass
class Names(dict): pass
class Failure(Exception): pass


size = sys.getsizeof
print([size(value) for value in (None, True, 0, 2**30 - 1, 2**30, -(2**60), 1.5, 1j, ...)])
# expect: [16, 28, 28, 28, 32, 36, 24, 32, 16]
print([size(text) for text in ("", "a", "abc", "\u20acab", "\U0001f600")])  # expect: [41, 42, 44, 64, 64]
print([size(data) for data in (b"", b"abc", bytearray(), bytearray(b"abc"))])  # expect: [33, 36, 56, 60]
print([size(items) for items in ((), (1,), (1, 2, 3), [], [0] * 10, list(range(10)), list([0] * 10), range(3), slice(1))])
# expect: [48, 56, 72, 56, 136, 136, 136, 48, 56]
print([size(mapping) for mapping in ({}, {"a": 1}, {1: 1}, dict.fromkeys(range(6)), dict.fromkeys("abcdef"))])
# expect: [64, 184, 224, 352, 272]
print([size(group) for group in (set(), {1}, set(range(6)), set(range(100)), frozenset(), frozenset(range(6)))])
# expect: [216, 216, 728, 8408, 216, 728]
print(size(dict.fromkeys(range(100))), size(size), size(int), size(object()), size(enumerate([])), size(zip()))
# expect: 4688 72 416 16 72 64
print([size(value) for value in (Plain(), Slotted(), Number(5), Number(2**30), Items(), Pair(), Pair((1,)), Names(), Failure())])
# expect: [48, 48, 60, 64, 72, 64, 72, 80, 104]
print([value.__sizeof__() for value in (Plain(), Slotted(), Number(5), Items(), Pair((1,)), Names(), Failure(), [], {}, ())])
# expect: [16, 32, 28, 40, 40, 48, 72, 40, 48, 32]
print([(kind.__basicsize__, kind.__itemsize__) for kind in (object, int, Number, tuple, Pair, list, dict, Plain, Slotted, bytes)])
# expect: [(16, 0), (24, 4), (24, 4), (32, 8), (32, 8), (40, 0), (48, 0), (16, 0), (32, 0), (33, 1)]


class Negative:
    def __sizeof__(self):
        return -1


class Own:
    def __sizeof__(self):
        return 100


print(size(Own()))  # expect: 132
try:
    size(Negative())
except ValueError as error:
    print(error)  # expect: __sizeof__() should return >= 0

# A key that is not a string makes the table of a dict larger.
mixed = {"a": 1}
before = size(mixed)
mixed[2] = 2
print(size(mixed) > before)  # expect: True
