# Orders of what depends on one another.
from graphlib import CycleError, TopologicalSorter


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(list(TopologicalSorter({"d": "bc", "b": "a", "c": "a"}).static_order()))  # expect: ['a', 'b', 'c', 'd']
sorter = TopologicalSorter()
sorter.add("cake", "flour", "eggs")
sorter.add("flour", "shop")
sorter.prepare()
while sorter:
    ready = sorter.get_ready()
    print(ready)
    sorter.done(*ready)
# expect: ('eggs', 'shop')
# expect: ('flour',)
# expect: ('cake',)
attempt(sorter.add, "more")  # expect: ValueError: Nodes cannot be added after a call to prepare()
attempt(sorter.prepare)  # expect: ValueError: cannot prepare() after starting sort
attempt(sorter.done, "cake")  # expect: ValueError: node 'cake' was already marked done
attempt(sorter.done, "tea")  # expect: ValueError: node 'tea' was not added using add()
attempt(TopologicalSorter({1: [2]}).get_ready)  # expect: ValueError: prepare() must be called first
waiting = TopologicalSorter({1: [2]})
waiting.prepare()
attempt(waiting.done, 1)  # expect: ValueError: node 1 was not passed out (still not ready)
try:
    TopologicalSorter({1: [2], 2: [3], 3: [1], 4: [1]}).prepare()
except CycleError as error:
    message, cycle = error.args
    print(message, len(cycle), cycle[0] == cycle[-1], sorted(set(cycle)))
# expect: nodes are in a cycle 4 True [1, 2, 3]
