from collections.abc import MutableMapping
from collections import OrderedDict


class Node:
    __slots__ = "key", "value", "before", "after"

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self

    def unlink(self):
        self.before.after, self.after.before = self.after, self.before
        return self

    def link_after(self, node):
        self.before, self.after = node, node.after
        node.after.before = node.after = self


class LRU(MutableMapping):
    def __init__(self, size, /, on_evict=None, **items):
        if size < 1:
            raise ValueError("size must be positive")
        self.size = size
        self.on_evict = on_evict
        self.nodes = {}
        self.root = Node()
        self.hits = self.misses = 0
        self.update(items)

    def __getitem__(self, key):
        try:
            node = self.nodes[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        node.unlink().link_after(self.root)
        return node.value

    def __setitem__(self, key, value):
        if node := self.nodes.get(key):
            node.value = value
            node.unlink()
        else:
            node = self.nodes[key] = Node(key, value)
        node.link_after(self.root)
        while len(self) > self.size:
            oldest = self.root.before.unlink()
            del self.nodes[oldest.key]
            if self.on_evict:
                self.on_evict(oldest.key, oldest.value)

    def __delitem__(self, key):
        self.nodes.pop(key).unlink()

    def __len__(self):
        return len(self.nodes)

    def __iter__(self):
        # Looking at an item moves it, so the keys are gathered first.
        keys, node = [], self.root.after
        while node is not self.root:
            keys.append(node.key)
            node = node.after
        return iter(keys)

    def __contains__(self, key):
        return key in self.nodes

    def __repr__(self):
        return f"LRU({self.size}, {', '.join(f'{k}={self.nodes[k].value!r}' for k in self)})"


gone = []
cache = LRU(3, lambda *item: gone.append(item), a=1, b=2)
cache["c"] = 3
print(cache, cache["a"], cache, "b" in cache)  # expect: LRU(3, a=1, c=3, b=2) 1 LRU(3, a=1, c=3, b=2) True
cache["d"] = 4
print(cache, gone, cache.get("b", "none"), cache.hits, cache.misses)
# expect: LRU(3, d=4, a=1, c=3) [('b', 2)] none 1 1
print(cache.setdefault("c", 30), cache.setdefault("e", 5), cache, gone)
# expect: 3 5 LRU(3, e=5, c=3, d=4) [('b', 2), ('a', 1)]
print(cache.pop("c"), cache.pop("zz", None), list(cache.items()), len(cache))  # expect: 3 None [('e', 5), ('d', 4)] 2
cache.update({"x": 1, "y": 2}, z=3)
print(cache, cache == {"x": 1, "y": 2, "z": 3}, gone)
# expect: LRU(3, x=1, y=2, z=3) True [('b', 2), ('a', 1), ('e', 5), ('d', 4)]
print(cache.popitem(), cache)  # expect: ('x', 1) LRU(3, y=2, z=3)
cache.clear()
print(cache, bool(cache), cache.root.after is cache.root)  # expect: LRU(3, ) False True


class Simple(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.limit = size

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > self.limit:
            del self[next(iter(self))]


def agree(operations):
    mine, other = LRU(4), Simple(4)
    for kind, key in operations:
        if kind == "set":
            mine[key] = other[key] = key * key
        elif kind == "get":
            left = mine[key] if key in mine else None
            right = other[key] if key in other else None
            assert left == right, (key, left, right)
        else:
            mine.pop(key, None), other.pop(key, None)
        if list(mine) != list(reversed(other)):
            return f"differ after {kind} {key}: {list(mine)} {list(other)}"
    return f"agree: {mine} {list(other)}"


seed = 7
steps = []
for _ in range(300):
    seed = (seed * 1103515245 + 12345) % 2**31
    steps.append((("set", "get", "get", "del")[(seed >> 16) % 4], (seed >> 20) % 9))
print(agree(steps))  # expect: agree: LRU(4, 6=36, 2=4, 4=16) [4, 2, 6]
for wrong in (lambda: LRU(0), lambda: cache["no"], lambda: cache.popitem(), lambda: Node().extra):
    try:
        wrong()
    except (ValueError, KeyError, AttributeError) as e:
        print(repr(e))
        # expect: ValueError('size must be positive')
        # expect: KeyError('no')
        # expect: KeyError()
        # expect: AttributeError("'Node' object has no attribute 'extra'")
