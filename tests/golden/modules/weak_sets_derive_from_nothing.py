# A WeakSet counts as a MutableSet, but has its operators itself: none takes it as the right side.
import collections.abc
import weakref

WeakSet = weakref.WeakSet


class Thing:
    pass


class Derived(WeakSet):
    pass


a, b, c = Thing(), Thing(), Thing()
s, t = WeakSet([a, b]), WeakSet([b, c])
print(isinstance(s, collections.abc.MutableSet), issubclass(WeakSet, collections.abc.Set))  # expect: True True
print(WeakSet.__mro__, WeakSet[int], type(WeakSet))
# expect: (<class '_weakrefset.WeakSet'>, <class 'object'>) _weakrefset.WeakSet[int] <class 'type'>
print(len(s | t), len(s & t), len(s - t), len(s ^ t), s.isdisjoint(t))  # expect: 3 1 1 2 False
print(s <= t, s < t, s >= s, s > s, s == t, s != t, s == WeakSet([a, b]))
# expect: False False True False False True True
for operation in (
    lambda: {1} | s, lambda: {1} & s, lambda: {1} - s, lambda: {1} ^ s, lambda: hash(s),
    lambda: s | {a}, lambda: s - {a}, lambda: s ^ {c}, lambda: s & {a},
):
    try:
        found = operation()
        print(type(found).__name__, len(found))
    except TypeError as error:
        print(error)
        # expect: unsupported operand type(s) for |: 'set' and 'WeakSet'
        # expect: unsupported operand type(s) for &: 'set' and 'WeakSet'
        # expect: unsupported operand type(s) for -: 'set' and 'WeakSet'
        # expect: unsupported operand type(s) for ^: 'set' and 'WeakSet'
        # expect: unhashable type: 'WeakSet'
        # expect: WeakSet 2
        # expect: WeakSet 1
        # expect: WeakSet 3
        # expect: WeakSet 1
s |= t
print(len(s))  # expect: 3
s &= t
print(len(s))  # expect: 2
s ^= WeakSet([a])
print(len(s))  # expect: 3
s -= t
print(len(s), s == 3, type(Derived([a]) | Derived([b])).__name__)  # expect: 1 False Derived
print([name for name in ("__ror__", "__rand__", "_from_iterable", "__reversed__") if hasattr(WeakSet, name)])
# expect: ['__ror__']
