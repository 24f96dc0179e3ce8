# The methods of dicts; order is insertion order.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
print(d, d.get("z"), d.get("z", 0), d.setdefault("a", 5), d.setdefault("n", []), d.pop("c"), d.pop("c", "gone"), len(d))
# expect: {'b': 9, 'a': 2, 'n': []} None 0 2 [] 3 gone 3
d.update({"x": 1}, y=2)
d.update([("p", "q")])
print(d, d.popitem(), list(d), list(d.values())[:2], ("b", 9) in d.items(), "x" in d, d.keys() & {"b", "zz"})
# expect: {'b': 9, 'a': 2, 'n': [], 'x': 1, 'y': 2} ('p', 'q') ['b', 'a', 'n', 'x', 'y'] [9, 2] True True {'b'}
print(d | {"b": 0}, dict([(1, 2)], k=3), dict.fromkeys("ab", 0), {**d, "x": "over"}["x"], {1: "a", 1.0: "b", True: "c"})
# expect: {'b': 0, 'a': 2, 'n': [], 'x': 1, 'y': 2} {1: 2, 'k': 3} {'a': 0, 'b': 0} over {1: 'c'}
print({"a": 1} == {"a": 1.0}, d.copy() == d, list(reversed({"u": 1, "v": 2})), {n: n * n for n in range(3)})
# expect: True True ['v', 'u'] {0: 0, 1: 1, 2: 4}
d.clear()
for action in (lambda: d["missing"], lambda: d.popitem(), lambda: d.pop("k"), lambda: {[]: 1}, lambda: dict([1]), lambda: dict(5), lambda: {} < {}, lambda: d[[]], lambda: {**3}):
    try:
        action()
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: KeyError 'missing'
        # expect: KeyError 'popitem(): dictionary is empty'
        # expect: KeyError 'k'
        # expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list')
        # expect: TypeError object is not iterable
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError '<' not supported between instances of 'dict' and 'dict'
        # expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list')
        # expect: TypeError 'int' object is not a mapping
