# Sequence patterns match sequences that are no texts, by length, with one star.
import collections.abc

def shape(value):
    match value:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"one and {rest}"
        case [*_, "end"]:
            return "ends"
        case [first, *middle, last] if first == last:
            return f"same {middle}"
        case (x, y):
            return f"pair {x} {y}"
        case [_, [a, [b]], *_]:
            return f"nested {a} {b}"
        case [*everything]:
            return f"list {everything}"
        case _:
            return "no sequence"

for value in ([], (7,), [1, 2, 3], (1,), [5, 6, "end"], "ab", b"ab", bytearray(b"a"), [4, 0, 4], (2, 3), [0, [1, [2]], 3], range(3), {1, 2}, {1: 2}, iter([1]), collections.deque([8]), memoryview(b"xy"), [9, 8, 7]):
    print(type(value).__name__, shape(value), sep=": ")
    # expect: list: empty
    # expect: tuple: one 7
    # expect: list: one and [2, 3]
    # expect: tuple: one 1
    # expect: list: ends
    # expect: str: no sequence
    # expect: bytes: no sequence
    # expect: bytearray: no sequence
    # expect: list: same [0]
    # expect: tuple: pair 2 3
    # expect: list: nested 1 2
    # expect: range: list [0, 1, 2]
    # expect: set: no sequence
    # expect: dict: no sequence
    # expect: list_iterator: no sequence
    # expect: deque: one 8
    # expect: memoryview: pair 120 121
    # expect: list: list [9, 8, 7]
class Counted(list):
    def __len__(self):
        print("len")
        return super().__len__()
    def __getitem__(self, index):
        print("get", index)
        return super().__getitem__(index)

print(shape(Counted([3, 4])))
# expect: len
# expect: len
# expect: len
# expect: len
# expect: len
# expect: get 1
# expect: len
# expect: len
# expect: pair 3 4
class NotRegistered:
    def __len__(self):
        return 1
    def __getitem__(self, index):
        return [8][index]

print(shape(NotRegistered()))  # expect: no sequence
collections.abc.Sequence.register(NotRegistered)
print(shape(NotRegistered()))  # expect: one 8
