# Methods that are bound to an object travel with it, also by a descriptor's own recipe; functions of C modules by their names.
import functools
import operator
import pickle
import random


class Counter:
    def __init__(self):
        self.n = 3

    def next(self):
        return self.n + 1

    def __get__(self, owner, cls=None):
        return self.n


class Bound:
    def __reduce__(self):
        return Counter().__get__, (None,)


protocols = range(pickle.HIGHEST_PROTOCOL + 1)
print(*[pickle.loads(pickle.dumps(Counter().next, protocol))() for protocol in protocols])  # expect: 4 4 4 4 4 4
print(pickle.loads(pickle.dumps(Bound())))  # expect: 3
print(pickle.loads(pickle.dumps(operator.not_)), pickle.loads(pickle.dumps(functools.reduce)))
# expect: <built-in function not_> <built-in function reduce>
print(pickle.loads(pickle.dumps("-".join))(["a", "b"]))  # expect: a-b
one = random.Random(3)
two = pickle.loads(pickle.dumps(one.choice))
print(one.choice(range(100)) == two(range(100)))  # expect: True
