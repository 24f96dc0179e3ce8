# The three views of a dict: live, comparable, and sets where they can be.
def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

items = {1: "a", 2: "b", 3: "c"}
keys, values, pairs = items.keys(), items.values(), items.items()
print(keys, values, pairs, len(keys), len(values), len(pairs))
items[4] = "d"
print(4 in keys, "d" in values, (4, "d") in pairs, (4, "x") in pairs, 4 in pairs, list(reversed(keys)), list(reversed(values)), list(reversed(pairs)))
print(sorted(keys & {1, 9}), sorted(keys | [9]), sorted(keys - {1, 2}), sorted(keys ^ {4, 5}), sorted({1, 7} & keys), sorted([1, 7] | keys), sorted(pairs & {(1, "a")}), sorted(pairs - {(1, "a")}))
print(keys == {1, 2, 3, 4}, keys < {1, 2, 3, 4, 5}, keys <= items.keys(), keys > {1}, {1} <= keys, values == values, values == items.values(), pairs == dict(items).items(), keys != pairs)
print(keys.isdisjoint([7, 8]), keys.isdisjoint({1}), pairs.isdisjoint(()), keys.mapping, type(keys.mapping), values.mapping[1], type(keys).__name__, type(values).__name__, type(pairs).__name__)
attempt(keys.isdisjoint, 5)
attempt(keys.isdisjoint)
attempt(lambda: keys & 5)
attempt(lambda: keys + keys)
attempt(lambda: keys < 5)
attempt(lambda: keys[0])
attempt(lambda: values & values)
attempt(lambda: pairs | 5)
attempt(lambda: {1: []}.items() & {1})
attempt(lambda: [] in keys)
attempt(lambda: (1, []) in pairs)
attempt(hash, keys)
attempt(hash, pairs)
attempt(type(hash(values)).__name__.upper)
attempt(type(keys))
attempt(setattr, keys, "x", 1)
attempt(lambda: keys.mapping.update({}))
attempt(lambda: repr({"self": 1}.items()))
