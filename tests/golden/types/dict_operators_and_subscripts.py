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
items |= [("e", 5)]
items |= Keyed()
print(items, {1: 2} == {1.0: 2.0}, {1: 2} != {}, {1: [2]} == {1: (2,)}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, list(reversed(items)))
print({}.__eq__(5), {}.__or__(5), {}.__ror__([]), {}.__contains__(1), {1: 2}.__getitem__(1), {1: 2}.__len__(), list({1: 2}.__iter__()), list({1: 2, 3: 4}.__reversed__()), {}.__ior__([(1, 2)]))
for action in ("items['q']", "items[[]]", "items[{}] = 1", "items[1][2]", "del items['q']", "del items[[]]", "[] in items", "items | 5", "5 | items", "items | [(1, 2)]", "items |= 5", "items < {}", "items + {}", "items()", "items[:]", "items.a", "items.a = 1", "{[]: 1}", "{**5}", "{**[1]}", "dict(**{1: 2})", "dict.__getitem__({}, 1)", "{}.__getitem__()", "{1: 2, [3]: 4}", "{k: 1 for k in [[]]}"):
    try:
        exec(action)
    except Exception as error:
        print(action, "->", type(error).__name__, error)
