# What each method of sets says when it is called wrongly.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

items = {1}
attempt(items.add)  # expect: TypeError: set.add() takes exactly one argument (0 given)
attempt(items.add, [])  # expect: TypeError: cannot use 'list' as a set element (unhashable type: 'list')
attempt(items.add, 1, 2)  # expect: TypeError: set.add() takes exactly one argument (2 given)
attempt(items.discard)  # expect: TypeError: set.discard() takes exactly one argument (0 given)
attempt(items.discard, {})  # expect: TypeError: cannot use 'dict' as a set element (unhashable type: 'dict')
attempt(items.discard, 7)  # expect: None
attempt(items.remove, 7)  # expect: KeyError: 7
attempt(items.remove, "x")  # expect: KeyError: 'x'
attempt(items.remove, (1, 2))  # expect: KeyError: (1, 2)
attempt(items.remove, [])  # expect: TypeError: cannot use 'list' as a set element (unhashable type: 'list')
attempt(items.pop, 1)  # expect: TypeError: set.pop() takes no arguments (1 given)
attempt(set().pop)  # expect: KeyError: 'pop from an empty set'
attempt(items.clear, 1)  # expect: TypeError: set.clear() takes no arguments (1 given)
attempt(items.copy, 1)  # expect: TypeError: set.copy() takes no arguments (1 given)
attempt(items.update, 5)  # expect: TypeError: 'int' object is not iterable
attempt(items.update, [[]])  # expect: TypeError: cannot use 'list' as a set element (unhashable type: 'list')
attempt(items.update, x=1)  # expect: TypeError: set.update() takes no keyword arguments
for name in ("union", "intersection", "difference", "symmetric_difference", "isdisjoint", "issubset", "issuperset", "intersection_update", "difference_update", "symmetric_difference_update"):
    attempt(getattr(items, name), 5)
    attempt(getattr(items, name), [[]])
    attempt(getattr(frozenset() if hasattr(frozenset, name) else items, name), [1], [2])
    # expect: TypeError: 'int' object is not iterable
    # expect: TypeError: cannot use 'list' as a set element (unhashable type: 'list')
    # expect: frozenset({1, 2})
    # expect: TypeError: 'int' object is not iterable
    # expect: TypeError: unhashable type: 'list'
    # expect: frozenset()
    # expect: TypeError: 'int' object is not iterable
    # expect: TypeError: cannot use 'list' as a set element (unhashable type: 'list')
    # expect: frozenset()
    # expect: TypeError: 'int' object is not iterable
    # expect: TypeError: cannot use 'list' as a set element (unhashable type: 'list')
    # expect: TypeError: frozenset.symmetric_difference() takes exactly one argument (2 given)
    # expect: TypeError: 'int' object is not iterable
    # expect: TypeError: cannot use 'list' as a set element (unhashable type: 'list')
    # expect: TypeError: frozenset.isdisjoint() takes exactly one argument (2 given)
    # expect: TypeError: 'int' object is not iterable
    # expect: TypeError: unhashable type: 'list'
    # expect: TypeError: frozenset.issubset() takes exactly one argument (2 given)
    # expect: TypeError: 'int' object is not iterable
    # expect: TypeError: cannot use 'list' as a set element (unhashable type: 'list')
    # expect: TypeError: frozenset.issuperset() takes exactly one argument (2 given)
    # expect: TypeError: 'int' object is not iterable
    # expect: TypeError: unhashable type: 'list'
    # expect: None
    # expect: TypeError: 'int' object is not iterable
    # expect: TypeError: cannot use 'list' as a set element (unhashable type: 'list')
    # expect: None
    # expect: TypeError: 'int' object is not iterable
    # expect: TypeError: cannot use 'list' as a set element (unhashable type: 'list')
    # expect: TypeError: set.symmetric_difference_update() takes exactly one argument (2 given)
attempt(items.symmetric_difference)
# expect: TypeError: set.symmetric_difference() takes exactly one argument (0 given)
attempt(items.issubset)  # expect: TypeError: set.issubset() takes exactly one argument (0 given)
attempt(set, 5)  # expect: TypeError: 'int' object is not iterable
attempt(set, 1, 2)  # expect: TypeError: set expected at most 1 argument, got 2
attempt(set, x=1)  # expect: TypeError: set() takes no keyword arguments
attempt(frozenset, 5)  # expect: TypeError: 'int' object is not iterable
attempt(frozenset, iterable=1)  # expect: TypeError: frozenset() takes no keyword arguments
attempt(hash, items)  # expect: TypeError: unhashable type: 'set'
attempt(set.add, [], 1)  # expect: TypeError: descriptor 'add' for 'set' objects doesn't apply to a 'list' object
attempt(items.__init__, 1, 2)  # expect: TypeError: set expected at most 1 argument, got 2
