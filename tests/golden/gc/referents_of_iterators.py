# An iterator over a frozenset refers to a frozenset, not to a set with the same contents.
import gc

print(gc.get_referents(iter(frozenset([1]))))  # expect: [frozenset({1})]
print(gc.get_referents(iter({1})))  # expect: [{1}]
print(gc.get_referents(iter([1])))  # expect: [[1]]
