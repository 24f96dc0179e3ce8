# mappingproxy: a view of any mapping that cannot be written through.
import types

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

items = {"a": 1, "b": 2}
view = types.MappingProxyType(items)
items["c"] = 3
print(view, str(view), len(view), view["c"], view.get("z"), view.get("z", 5), "a" in view, list(view), list(view.keys()), list(view.values()), list(view.items()), list(reversed(view)))
# expect: {'a': 1, 'b': 2, 'c': 3} {'a': 1, 'b': 2, 'c': 3} 3 3 None 5 True ['a', 'b', 'c'] ['a', 'b', 'c'] [1, 2, 3] [('a', 1), ('b', 2), ('c', 3)] ['c', 'b', 'a']
print(view == items, view == {"a": 1}, view != {}, view | {"a": 9}, {"z": 0} | view, view.copy(), type(view.copy()), view == types.MappingProxyType(dict(items)), {**view}, dict(view))
# expect: True False True {'a': 9, 'b': 2, 'c': 3} {'z': 0, 'a': 1, 'b': 2, 'c': 3} {'a': 1, 'b': 2, 'c': 3} <class 'dict'> True {'a': 1, 'b': 2, 'c': 3} {'a': 1, 'b': 2, 'c': 3}
class Shown(dict):
    def __repr__(self):
        return "shown"
    def __missing__(self, key):
        return key * 2

print(types.MappingProxyType(Shown()), types.MappingProxyType(Shown())["x"], type(int.__dict__), types.MappingProxyType.__class_getitem__(int))
# expect: shown xx <class 'mappingproxy'> mappingproxy[int]
attempt(view.__getitem__, "z")  # expect: KeyError: 'z'
attempt(lambda: view["z"])  # expect: KeyError: 'z'
attempt(lambda: view[[]])  # expect: TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
attempt(view.__setitem__ if hasattr(view, "__setitem__") else lambda: "no __setitem__")  # expect: no __setitem__
def put():
    view["a"] = 1
def drop():
    del view["a"]
def merge():
    global view
    view |= {"d": 4}
attempt(put)  # expect: TypeError: 'mappingproxy' object does not support item assignment
attempt(drop)  # expect: TypeError: 'mappingproxy' object does not support item deletion
attempt(merge)  # expect: TypeError: '|=' is not supported by mappingproxy; use '|' instead
attempt(types.MappingProxyType)  # expect: TypeError: mappingproxy() missing required argument 'mapping' (pos 1)
attempt(types.MappingProxyType, 5)  # expect: TypeError: mappingproxy() argument must be a mapping, not int
attempt(types.MappingProxyType, [1])  # expect: TypeError: mappingproxy() argument must be a mapping, not list
attempt(types.MappingProxyType, {}, {})  # expect: TypeError: mappingproxy() takes at most 1 argument (2 given)
attempt(types.MappingProxyType, mapping={})  # expect: {}
attempt(hash, types.MappingProxyType({}))  # expect: TypeError: unhashable type: 'dict'
attempt(lambda: view < view)  # expect: TypeError: '>' not supported between instances of 'dict' and 'dict'
attempt(lambda: view | 5)  # expect: TypeError: unsupported operand type(s) for |: 'dict' and 'int'
attempt(view.get)  # expect: TypeError: get expected at least 1 argument, got 0
attempt(view.pop if hasattr(view, "pop") else lambda: "no pop")  # expect: no pop
attempt(type, "M", (types.MappingProxyType,), {})
# expect: TypeError: type 'mappingproxy' is not an acceptable base type
