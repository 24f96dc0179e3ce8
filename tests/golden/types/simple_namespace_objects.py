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
# expect: namespace(y=2, z=3) namespace(y=2, z=3) {'y': 2, 'z': 3} {'y': 2, 'z': 3} True True namespace() namespace(a=1, b=2) namespace(k='v')
point.me = point
print(point, SimpleNamespace(**{"not a name": 1, "class": 2}))
# expect: namespace(y=2, z=3, me=namespace(...)) namespace(not a name=1, class=2)
class Named(SimpleNamespace):
    def greet(self):
        return f"I am {self.name}"

print(Named(name="n"), Named(name="n").greet(), Named() == SimpleNamespace(), SimpleNamespace(x=1) == {"x": 1}, SimpleNamespace(x=1).__replace__(x=5, y=6), SimpleNamespace(x=1).__reduce__())
# expect: Named(name='n') I am n True False namespace(x=5, y=6) (<class 'types.SimpleNamespace'>, (), {'x': 1})
attempt(SimpleNamespace, 5)  # expect: TypeError: 'int' object is not iterable
attempt(SimpleNamespace, {}, {})  # expect: TypeError: SimpleNamespace expected at most 1 argument, got 2
attempt(SimpleNamespace, {1: 2})  # expect: TypeError: keywords must be strings
attempt(SimpleNamespace, [1])  # expect: TypeError: object is not iterable
attempt(getattr, point, "nope")  # expect: AttributeError: 'types.SimpleNamespace' object has no attribute 'nope'
attempt(delattr, point, "nope")  # expect: AttributeError: 'types.SimpleNamespace' object has no attribute 'nope'
attempt(hash, point)  # expect: TypeError: unhashable type: 'types.SimpleNamespace'
attempt(lambda: point < point)  # expect: TypeError: '<' not supported between instances of 'dict' and 'dict'
attempt(lambda: point["y"])  # expect: TypeError: 'types.SimpleNamespace' object is not subscriptable
attempt(lambda: SimpleNamespace(x=1) < SimpleNamespace(x=2))
# expect: TypeError: '<' not supported between instances of 'dict' and 'dict'
attempt(setattr, point, "__dict__", {})  # expect: AttributeError: readonly attribute
attempt(SimpleNamespace().__replace__, 1)  # expect: TypeError: __replace__() takes no positional arguments
attempt(iter, point)  # expect: TypeError: 'types.SimpleNamespace' object is not iterable
