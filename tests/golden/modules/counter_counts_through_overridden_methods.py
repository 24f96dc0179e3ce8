from collections import Counter

c = Counter("abracadabra")
c.update("aaa")
c.update(z=2)
print(c, c.most_common(2), c["missing"], c.total())
# expect: Counter({'a': 8, 'b': 2, 'r': 2, 'z': 2, 'c': 1, 'd': 1}) [('a', 8), ('b', 2)] 0 16
c.subtract("ab")
print(c["a"], sorted((c - Counter(a=6)).items()), +Counter(a=-1, b=2))
# expect: 7 [('a', 1), ('b', 1), ('c', 1), ('d', 1), ('r', 2), ('z', 2)] Counter({'b': 2})


class Loud(Counter):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


print(Loud("aab"))
# expect: set a 1
# expect: set a 2
# expect: set b 1
# expect: Loud({'a': 2, 'b': 1})
big = Counter({"x": 2**63 - 1})
big.update("xx")
print(big)  # expect: Counter({'x': 9223372036854775809})
Counter([[]])  # expect error: TypeError: unhashable type: 'list'
