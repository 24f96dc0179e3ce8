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
print(view == items, view == {"a": 1}, view != {}, view | {"a": 9}, {"z": 0} | view, view.copy(), type(view.copy()), view == types.MappingProxyType(dict(items)), {**view}, dict(view))
class Shown(dict):
    def __repr__(self):
        return "shown"
    def __missing__(self, key):
        return key * 2

print(types.MappingProxyType(Shown()), types.MappingProxyType(Shown())["x"], type(int.__dict__), types.MappingProxyType.__class_getitem__(int))
attempt(view.__getitem__, "z")
attempt(lambda: view["z"])
attempt(lambda: view[[]])
attempt(view.__setitem__ if hasattr(view, "__setitem__") else lambda: "no __setitem__")
def put():
    view["a"] = 1
def drop():
    del view["a"]
def merge():
    global view
    view |= {"d": 4}
attempt(put)
attempt(drop)
attempt(merge)
attempt(types.MappingProxyType)
attempt(types.MappingProxyType, 5)
attempt(types.MappingProxyType, [1])
attempt(types.MappingProxyType, {}, {})
attempt(types.MappingProxyType, mapping={})
attempt(hash, types.MappingProxyType({}))
attempt(lambda: view < view)
attempt(lambda: view | 5)
attempt(view.get)
attempt(view.pop if hasattr(view, "pop") else lambda: "no pop")
attempt(type, "M", (types.MappingProxyType,), {})
