# The three views of a dict: live, comparable, and sets where they can be.
def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

items = {1: "a", 2: "b", 3: "c"}
keys, values, pairs = items.keys(), items.values(), items.items()
print(keys, values, pairs, len(keys), len(values), len(pairs))
# expect: dict_keys([1, 2, 3]) dict_values(['a', 'b', 'c']) dict_items([(1, 'a'), (2, 'b'), (3, 'c')]) 3 3 3
items[4] = "d"
print(4 in keys, "d" in values, (4, "d") in pairs, (4, "x") in pairs, 4 in pairs, list(reversed(keys)), list(reversed(values)), list(reversed(pairs)))
# expect: True True True False False [4, 3, 2, 1] ['d', 'c', 'b', 'a'] [(4, 'd'), (3, 'c'), (2, 'b'), (1, 'a')]
print(sorted(keys & {1, 9}), sorted(keys | [9]), sorted(keys - {1, 2}), sorted(keys ^ {4, 5}), sorted({1, 7} & keys), sorted([1, 7] | keys), sorted(pairs & {(1, "a")}), sorted(pairs - {(1, "a")}))
# expect: [1] [1, 2, 3, 4, 9] [3, 4] [1, 2, 3, 5] [1] [1, 2, 3, 4, 7] [(1, 'a')] [(2, 'b'), (3, 'c'), (4, 'd')]
print(keys == {1, 2, 3, 4}, keys < {1, 2, 3, 4, 5}, keys <= items.keys(), keys > {1}, {1} <= keys, values == values, values == items.values(), pairs == dict(items).items(), keys != pairs)
# expect: True True True True True True False True True
print(keys.isdisjoint([7, 8]), keys.isdisjoint({1}), pairs.isdisjoint(()), keys.mapping, type(keys.mapping), values.mapping[1], type(keys).__name__, type(values).__name__, type(pairs).__name__)
# expect: True False True {1: 'a', 2: 'b', 3: 'c', 4: 'd'} <class 'mappingproxy'> a dict_keys dict_values dict_items
attempt(keys.isdisjoint, 5)  # expect: TypeError: 'int' object is not iterable
attempt(keys.isdisjoint)  # expect: TypeError: dict_keys.isdisjoint() takes exactly one argument (0 given)
attempt(lambda: keys & 5)  # expect: TypeError: 'int' object is not iterable
attempt(lambda: keys + keys)  # expect: TypeError: unsupported operand type(s) for +: 'dict_keys' and 'dict_keys'
attempt(lambda: keys < 5)  # expect: TypeError: '<' not supported between instances of 'dict_keys' and 'int'
attempt(lambda: keys[0])  # expect: TypeError: 'dict_keys' object is not subscriptable
attempt(lambda: values & values)
# expect: TypeError: unsupported operand type(s) for &: 'dict_values' and 'dict_values'
attempt(lambda: pairs | 5)  # expect: TypeError: 'int' object is not iterable
attempt(lambda: {1: []}.items() & {1})  # expect: TypeError: unhashable type: 'list'
attempt(lambda: [] in keys)  # expect: TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
attempt(lambda: (1, []) in pairs)  # expect: False
attempt(hash, keys)  # expect: TypeError: unhashable type: 'dict_keys'
attempt(hash, pairs)  # expect: TypeError: unhashable type: 'dict_items'
attempt(type(hash(values)).__name__.upper)  # expect: INT
attempt(type(keys))  # expect: TypeError: cannot create 'dict_keys' instances
attempt(setattr, keys, "x", 1)
# expect: AttributeError: 'dict_keys' object has no attribute 'x' and no __dict__ for setting new attributes
attempt(lambda: keys.mapping.update({}))  # expect: AttributeError: 'mappingproxy' object has no attribute 'update'
attempt(lambda: repr({"self": 1}.items()))  # expect: dict_items([('self', 1)])
