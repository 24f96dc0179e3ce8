# What scripts can ask the collector.
import gc


class C:
    def __del__(self):
        pass


class Node:
    pass


def events(phase, info):
    print(phase, sorted(info))


n = Node()
holder = [n]
print(any(x is n for x in gc.get_objects()), any(x is holder for x in gc.get_referrers(n)))  # expect: True True
print(any(x is n for x in gc.get_referents(holder)), gc.get_referents(1), sorted(gc.get_referents([1, 2])))
# expect: True [] [1, 2]
print(gc.is_tracked([]), gc.is_tracked("s"), gc.is_tracked(1), gc.is_tracked(n))  # expect: True False False True
print(gc.is_finalized(C()), gc.is_finalized(n), gc.isenabled(), gc.garbage)  # expect: False False True []
a = Node()
a.me = a
del a
print(gc.collect() > 0)  # expect: True
gc.callbacks.append(events)
gc.collect()
# expect: start ['collected', 'generation', 'uncollectable']
# expect: stop ['collected', 'generation', 'uncollectable']
gc.callbacks.clear()
print(gc.get_freeze_count(), len(gc.get_stats()), sorted(gc.get_stats()[0]), len(gc.get_count()))
# expect: 0 3 ['collected', 'collections', 'uncollectable'] 3
for bad in (3, -2):
    try:
        gc.get_objects(bad)
    except ValueError as e:
        print(e)
        # expect: generation parameter must be less than the number of available generations (3)
        # expect: generation parameter cannot be negative
