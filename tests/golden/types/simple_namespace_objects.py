# SimpleNamespace: attributes by keyword, comparison by contents.
from types import SimpleNamespace

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

point = SimpleNamespace(x=1, y=2)
point.z = 3
del point.x
print(point, repr(point), point.__dict__, vars(point), point == SimpleNamespace(y=2, z=3), point != SimpleNamespace(), SimpleNamespace(), SimpleNamespace({"a": 1}, b=2), SimpleNamespace([("k", "v")]))
point.me = point
print(point, SimpleNamespace(**{"not a name": 1, "class": 2}))
class Named(SimpleNamespace):
    def greet(self):
        return f"I am {self.name}"

print(Named(name="n"), Named(name="n").greet(), Named() == SimpleNamespace(), SimpleNamespace(x=1) == {"x": 1}, SimpleNamespace(x=1).__replace__(x=5, y=6), SimpleNamespace(x=1).__reduce__())
attempt(SimpleNamespace, 5)
attempt(SimpleNamespace, {}, {})
attempt(SimpleNamespace, {1: 2})
attempt(SimpleNamespace, [1])
attempt(getattr, point, "nope")
attempt(delattr, point, "nope")
attempt(hash, point)
attempt(lambda: point < point)
attempt(lambda: point["y"])
attempt(lambda: SimpleNamespace(x=1) < SimpleNamespace(x=2))
attempt(setattr, point, "__dict__", {})
attempt(SimpleNamespace().__replace__, 1)
attempt(iter, point)
