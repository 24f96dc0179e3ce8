# What each method of dicts says when it is called wrongly.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs), items)
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

items = {"a": 1}
attempt(items.get)  # expect: TypeError: get expected at least 1 argument, got 0
attempt(items.get, "a", 1, 2)  # expect: TypeError: get expected at most 2 arguments, got 3
attempt(items.get, "b", default=5)  # expect: TypeError: dict.get() takes no keyword arguments
attempt(items.get, [])  # expect: TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
attempt(items.setdefault)  # expect: TypeError: setdefault expected at least 1 argument, got 0
attempt(items.setdefault, "b")  # expect: None {'a': 1, 'b': None}
attempt(items.setdefault, {}, 1)  # expect: TypeError: cannot use 'dict' as a dict key (unhashable type: 'dict')
attempt(items.pop)  # expect: TypeError: pop expected at least 1 argument, got 0
attempt(items.pop, "zz")  # expect: KeyError: 'zz'
attempt(items.pop, "zz", 5)  # expect: 5 {'a': 1, 'b': None}
attempt(items.pop, "zz", 5, 6)  # expect: TypeError: pop expected at most 2 arguments, got 3
attempt(items.popitem, 1)  # expect: TypeError: dict.popitem() takes no arguments (1 given)
attempt(items.update, 5)  # expect: TypeError: 'int' object is not iterable
attempt(items.update, [1])  # expect: TypeError: object is not iterable
attempt(items.update, ["ab", "cd"])  # expect: None {'a': 'b', 'b': None, 'c': 'd'}
attempt(items.update, ["abc"])  # expect: ValueError: dictionary update sequence element #0 has length 3; 2 is required
attempt(items.update, [(1, 2, 3)])
# expect: ValueError: dictionary update sequence element #0 has length 3; 2 is required
attempt(items.update, {}, {})  # expect: TypeError: update expected at most 1 argument, got 2
attempt(items.update, {"x": 1}, y=2)  # expect: None {'a': 'b', 'b': None, 'c': 'd', 'x': 1, 'y': 2}
attempt(items.update, [([], 1)])  # expect: TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
attempt(items.keys, 1)  # expect: TypeError: dict.keys() takes no arguments (1 given)
attempt(items.copy, 1)  # expect: TypeError: dict.copy() takes no arguments (1 given)
attempt(items.clear, 1)  # expect: TypeError: dict.clear() takes no arguments (1 given)
attempt(dict.fromkeys)  # expect: TypeError: fromkeys expected at least 1 argument, got 0
attempt(dict.fromkeys, 5)  # expect: TypeError: 'int' object is not iterable
attempt(dict.fromkeys, "ab", 0)  # expect: {'a': 0, 'b': 0} {'a': 'b', 'b': None, 'c': 'd', 'x': 1, 'y': 2}
attempt(dict.fromkeys, [[]])  # expect: TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
attempt(dict.fromkeys, "a", 1, 2)  # expect: TypeError: fromkeys expected at most 2 arguments, got 3
attempt(dict, 5)  # expect: TypeError: 'int' object is not iterable
attempt(dict, [1, 2])  # expect: TypeError: object is not iterable
attempt(dict, "ab")  # expect: ValueError: dictionary update sequence element #0 has length 1; 2 is required
attempt(dict, {}, {})  # expect: TypeError: dict expected at most 1 argument, got 2
attempt(dict, [("a", 1)], b=2)  # expect: {'a': 1, 'b': 2} {'a': 'b', 'b': None, 'c': 'd', 'x': 1, 'y': 2}
attempt(dict, **{"self": 1, "x": 2})  # expect: {'self': 1, 'x': 2} {'a': 'b', 'b': None, 'c': 'd', 'x': 1, 'y': 2}
attempt(dict.get, [], 1)  # expect: TypeError: descriptor 'get' for 'dict' objects doesn't apply to a 'list' object
attempt({}.popitem)  # expect: KeyError: 'popitem(): dictionary is empty'
attempt(hash, {})  # expect: TypeError: unhashable type: 'dict'
attempt(items.__init__, 1, 2)  # expect: TypeError: dict expected at most 1 argument, got 2
