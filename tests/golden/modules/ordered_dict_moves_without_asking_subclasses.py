# A cache by `OrderedDict` whose `__getitem__` moves what is used: moving used to read the item again, without end.
from collections import OrderedDict


class Recent(OrderedDict):
    def __getitem__(self, key):
        self.move_to_end(key)
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)


r = Recent(a=1, b=2, c=3)
r["a"]
r["b"] = 20
print(list(r), r["c"], list(r))  # expect: ['c', 'a', 'b'] 3 ['a', 'b', 'c']
o = OrderedDict((n, n * n) for n in range(12))
for key in (5, 7, 0, 11, 5):
    o.move_to_end(key, last=False)
print(list(o), o[7], o.popitem(last=False), o.popitem())
# expect: [5, 11, 0, 7, 1, 2, 3, 4, 6, 8, 9, 10] 49 (5, 25) (10, 100)
for n in range(20):
    o.move_to_end(next(reversed(o)), last=False)
    o[100 + n] = n
print(list(o), all(key in o for key in o), len(o))
# expect: [118, 117, 116, 115, 114, 113, 112, 111, 110, 109, 108, 107, 106, 105, 104, 103, 102, 101, 100, 9, 11, 0, 7, 1, 2, 3, 4, 6, 8, 119] True 30
o.move_to_end("missing")  # expect error: KeyError: 'missing'
