# Set operations and comparisons.
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3, 4}, a < a, a.isdisjoint({9}), {1} < a, 2 in a)
# expect: {1, 2, 3, 4} {3} {1, 2} {1, 2, 4} True False True True True
a.add(5)
a.discard(99)
a.update([6], (7,))
a.remove(1)
print(sorted(a), len(a), a.copy() == a, a.issuperset({5}), a.union([0], [8]) == {0, 2, 3, 5, 6, 7, 8})
# expect: [2, 3, 5, 6, 7] 5 True True True
a -= {5, 6, 7}
a |= {1}
a.difference_update([2])
a.symmetric_difference_update({1, 10})
print(sorted(a), set(), {*()}, set("aa"), frozenset([1, 1]), {frozenset({1}): "frozen"}[frozenset({1})])
# expect: [3, 10] set() set() {'a'} frozenset({1}) frozen
for action in (lambda: a.remove(99), lambda: {[]}, lambda: set().pop(), lambda: {1} | [2], lambda: hash({1}), lambda: {{1}}):
    try:
        action()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: KeyError 99
        # expect: TypeError cannot use 'list' as a set element (unhashable type: 'list')
        # expect: KeyError 'pop from an empty set'
        # expect: TypeError unsupported operand type(s) for |: 'set' and 'list'
        # expect: TypeError unhashable type: 'set'
        # expect: TypeError cannot use 'set' as a set element (unhashable type: 'set')
