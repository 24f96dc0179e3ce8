# keys, values and items follow the dict.
d = {"a": 1}
keys, values, items = d.keys(), d.values(), d.items()
d["b"] = 2
print(keys, values, items, len(keys), "b" in keys)
# expect: dict_keys(['a', 'b']) dict_values([1, 2]) dict_items([('a', 1), ('b', 2)]) 2 True
del d["a"]
print(list(keys), list(values), list(items), keys == {"b"}, keys | {"z"} == {"b", "z"}, items - {("b", 2)})
# expect: ['b'] [2] [('b', 2)] True True set()
iterator = iter(d)
d["c"] = 3
next(iterator)  # expect error: RuntimeError: dictionary changed size during iteration
