# A container's size grows with what it holds, and a frozenset takes as much as a set.
import sys

items = range(1000)
for kind in list, tuple, set, frozenset, dict.fromkeys:
    print(sys.getsizeof(kind(items)) - sys.getsizeof(kind(())) >= 1000)
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True

print(sys.getsizeof(frozenset(items)) == sys.getsizeof(set(items)))  # expect: True
print(sys.getsizeof(b"a" * 1000) > 1000)  # expect: True
print(sys.getsizeof("a" * 1000) > 1000)  # expect: True
print(sys.getsizeof(1 << 10000) > 1000)  # expect: True
