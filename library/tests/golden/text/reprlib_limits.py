"""Representations with limits."""
import reprlib
from collections import deque

print(reprlib.repr(list(range(10))), reprlib.repr("x" * 50), reprlib.repr(10 ** 60))
# expect: [0, 1, 2, 3, 4, 5, ...] 'xxxxxxxxxxxx...xxxxxxxxxxxxx' 100000000000000000...0000000000000000000
print(reprlib.repr({5: 1, 3: 2, 1: [[[[[[[[]]]]]]]]}), reprlib.repr(set(range(9))), reprlib.repr(frozenset()))
# expect: {1: [[[[[[...]]]]]], 3: 2, 5: 1} {0, 1, 2, 3, 4, 5, ...} frozenset()
print(reprlib.repr((1,)), reprlib.repr(deque(range(8))), reprlib.repr({n: n for n in range(9)}))
# expect: (1,) deque([0, 1, 2, 3, 4, 5, ...]) {0: 0, 1: 1, 2: 2, 3: 3, ...}
small = reprlib.Repr(maxlist=2, maxstring=9, maxlevel=2, fillvalue="..", indent="| ")
print(small.repr(["abcdefghijkl", [1, [2, [3]]], 3]))
# expect: [
# expect: | 'ab..kl',
# expect: | [
# expect: | | 1,
# expect: | | [..],
# expect: | ],
# expect: | ..,
# expect: ]


class Node:
    def __init__(self):
        self.children = [self]

    @reprlib.recursive_repr("<seen>")
    def __repr__(self):
        return f"Node({self.children!r})"


class Broken:
    def __repr__(self):
        raise ValueError


print(Node(), Node.__repr__.__qualname__)  # expect: Node([<seen>]) Node.__repr__
print(reprlib.repr(Broken())[:30].split(" at")[0])  # expect: <Broken instance
try:
    reprlib.Repr(indent=-1).repr([1])
except ValueError as error:
    print(error)
# expect: Repr.indent cannot be negative int (was -1)
