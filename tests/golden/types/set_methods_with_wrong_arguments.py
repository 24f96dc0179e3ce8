# What each method of sets says when it is called wrongly.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

items = {1}
attempt(items.add)
attempt(items.add, [])
attempt(items.add, 1, 2)
attempt(items.discard)
attempt(items.discard, {})
attempt(items.discard, 7)
attempt(items.remove, 7)
attempt(items.remove, "x")
attempt(items.remove, (1, 2))
attempt(items.remove, [])
attempt(items.pop, 1)
attempt(set().pop)
attempt(items.clear, 1)
attempt(items.copy, 1)
attempt(items.update, 5)
attempt(items.update, [[]])
attempt(items.update, x=1)
for name in ("union", "intersection", "difference", "symmetric_difference", "isdisjoint", "issubset", "issuperset", "intersection_update", "difference_update", "symmetric_difference_update"):
    attempt(getattr(items, name), 5)
    attempt(getattr(items, name), [[]])
    attempt(getattr(frozenset() if hasattr(frozenset, name) else items, name), [1], [2])
attempt(items.symmetric_difference)
attempt(items.issubset)
attempt(set, 5)
attempt(set, 1, 2)
attempt(set, x=1)
attempt(frozenset, 5)
attempt(frozenset, iterable=1)
attempt(hash, items)
attempt(set.add, [], 1)
attempt(items.__init__, 1, 2)
