# Which comparisons `groupby`, deques and views of dicts make, and what becomes of their answers.
from collections import deque
from itertools import groupby

log = []


class Item:
    def __init__(self, name, answer=True):
        self.name, self.answer = name, answer

    def __repr__(self):
        return self.name

    def __eq__(self, other):
        log.append(f"{self!r}={other!r}")
        return self.answer

    def __lt__(self, other):
        log.append(f"{self!r}<{other!r}")
        return self.answer

    def __hash__(self):
        log.append(f"#{self!r}")
        return 1


def show(action):
    log.clear()
    print(action(), *log)


a, b, c = Item("a"), Item("b"), Item("c")
show(lambda: [list(group) for _, group in groupby([a, b, c])])  # expect: [[a, b, c]] a=b a=c
show(lambda: [key for key, _ in groupby([a, b, c])])  # expect: [a] a=b a=c


def partly():
    groups = groupby([a, b, c, Item("d")])
    _, group = next(groups)
    next(group), next(group)
    return list(groups)


show(partly)  # expect: [] a=b a=c a=d
no = Item("n", "")
show(lambda: deque([no]) < deque([a]))  # expect: False n=a n<a
show(lambda: deque([no]) > deque([a]))  # expect: True n=a a<n
show(lambda: deque([no]).index(no))  # expect: 0


class Changing:
    def __eq__(self, other):
        changed.append(0)
        return True


changed = deque([Changing(), 1])
print(changed.index(5), len(changed), 5 in changed)  # expect: 0 3 True
try:
    changed.remove(5)
except IndexError as error:
    print(error)  # expect: deque mutated during iteration
show(lambda: {a: 1}.keys().isdisjoint({1, 2, 3}))  # expect: False #a #a a=1
show(lambda: {1: 1, 2: 2}.keys().isdisjoint([a]))  # expect: False #a a=1
show(lambda: {a: 1}.keys().isdisjoint({}.keys()))  # expect: True #a
