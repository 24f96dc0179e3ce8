# `len`, indexing, iteration, membership and calls of one's own objects.
class Ring:
    def __init__(self, *items):
        self.items = list(items)
    def __len__(self):
        return len(self.items)
    def __getitem__(self, index):
        if isinstance(index, slice):
            return Ring(*self.items[index])
        return self.items[index % len(self)]
    def __setitem__(self, index, value):
        self.items[index % len(self)] = value
    def __delitem__(self, index):
        del self.items[index % len(self)]
    def __iter__(self):
        return iter(self.items)
    def __call__(self, n):
        return self[n]

ring = Ring("a", "b", "c")
print(len(ring), ring[4], ring(-1), list(ring), "b" in ring, list(ring[1:]))
# expect: 3 b c ['a', 'b', 'c'] True ['b', 'c']
ring[5] = "z"
del ring[0]
print(*ring, bool(Ring()), list(reversed(ring)))  # expect: b z False ['z', 'b']

class Old:
    def __getitem__(self, n):
        if n > 2:
            raise IndexError
        return n * n

print(list(Old()), 4 in Old())  # expect: [0, 1, 4] True
len(Old())  # expect error: TypeError: object of type 'Old' has no len()
