# Subscripts, merging and comparison of dicts, right and wrong.
class Keyed:
    def keys(self):
        return ["k1", "k2"]
    def __getitem__(self, key):
        return key.upper()

items = {"a": 1, "b": 2}
items["c"] = 3
del items["a"]
items["b"] += 10
print(items, items | {"b": 0, "d": 4}, {"z": 26} | items, "b" in items, "zz" not in items, len(items), {**items, "x": 1}, dict(Keyed()), {**Keyed()})
# expect: {'b': 12, 'c': 3} {'b': 0, 'c': 3, 'd': 4} {'z': 26, 'b': 12, 'c': 3} True True 2 {'b': 12, 'c': 3, 'x': 1} {'k1': 'K1', 'k2': 'K2'} {'k1': 'K1', 'k2': 'K2'}
items |= [("e", 5)]
items |= Keyed()
print(items, {1: 2} == {1.0: 2.0}, {1: 2} != {}, {1: [2]} == {1: (2,)}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, list(reversed(items)))
# expect: {'b': 12, 'c': 3, 'e': 5, 'k1': 'K1', 'k2': 'K2'} True True False True ['k2', 'k1', 'e', 'c', 'b']
print({}.__eq__(5), {}.__or__(5), {}.__ror__([]), {}.__contains__(1), {1: 2}.__getitem__(1), {1: 2}.__len__(), list({1: 2}.__iter__()), list({1: 2, 3: 4}.__reversed__()), {}.__ior__([(1, 2)]))
# expect: NotImplemented NotImplemented NotImplemented False 2 1 [1] [3, 1] {1: 2}
for action in ("items['q']", "items[[]]", "items[{}] = 1", "items[1][2]", "del items['q']", "del items[[]]", "[] in items", "items | 5", "5 | items", "items | [(1, 2)]", "items |= 5", "items < {}", "items + {}", "items()", "items[:]", "items.a", "items.a = 1", "{[]: 1}", "{**5}", "{**[1]}", "dict(**{1: 2})", "dict.__getitem__({}, 1)", "{}.__getitem__()", "{1: 2, [3]: 4}", "{k: 1 for k in [[]]}"):
    try:
        exec(action)
    except Exception as error:
        print(action, "->", type(error).__name__, error)
        # expect: items['q'] -> KeyError 'q'
        # expect: items[[]] -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
        # expect: items[{}] = 1 -> TypeError cannot use 'dict' as a dict key (unhashable type: 'dict')
        # expect: items[1][2] -> KeyError 1
        # expect: del items['q'] -> KeyError 'q'
        # expect: del items[[]] -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
        # expect: [] in items -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
        # expect: items | 5 -> TypeError unsupported operand type(s) for |: 'dict' and 'int'
        # expect: 5 | items -> TypeError unsupported operand type(s) for |: 'int' and 'dict'
        # expect: items | [(1, 2)] -> TypeError unsupported operand type(s) for |: 'dict' and 'list'
        # expect: items |= 5 -> TypeError 'int' object is not iterable
        # expect: items < {} -> TypeError '<' not supported between instances of 'dict' and 'dict'
        # expect: items + {} -> TypeError unsupported operand type(s) for +: 'dict' and 'dict'
        # expect: items() -> TypeError 'dict' object is not callable
        # expect: items[:] -> KeyError slice(None, None, None)
        # expect: items.a -> AttributeError 'dict' object has no attribute 'a'
        # expect: items.a = 1 -> AttributeError 'dict' object has no attribute 'a' and no __dict__ for setting new attributes
        # expect: {[]: 1} -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
        # expect: {**5} -> TypeError 'int' object is not a mapping
        # expect: {**[1]} -> TypeError 'list' object is not a mapping
        # expect: dict(**{1: 2}) -> TypeError keywords must be strings
        # expect: dict.__getitem__({}, 1) -> KeyError 1
        # expect: {}.__getitem__() -> TypeError dict.__getitem__() takes exactly one argument (0 given)
        # expect: {1: 2, [3]: 4} -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
        # expect: {k: 1 for k in [[]]} -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
