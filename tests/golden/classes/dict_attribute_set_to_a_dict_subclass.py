# `__dict__` may be an instance of a dict's subclass: it stays that object, and its own methods count only for itself.
class D(dict):
    def __setitem__(self, key, value):
        raise TypeError("no")

    def __getitem__(self, key):
        return "overridden"

    def __missing__(self, key):
        return "missing"

    def __contains__(self, key):
        return True


class C:
    def __init__(self, space):
        self.__dict__ = space


d = D(a=1)
c = C(d)
print(type(c.__dict__).__name__, c.__dict__ is d, vars(c) is d, c.a, c.__dict__["a"])
# expect: D True True 1 overridden
try:
    c.__dict__["b"] = 2
except TypeError as error:
    print(error)  # expect: no
c.z = 3
print(c.__dict__, list(d.items()), hasattr(c, "nope"))  # expect: {'a': 1, 'z': 3} [('a', 1), ('z', 3)] False
del c.a
print(dict.keys(d), C(d).z)  # expect: dict_keys(['z']) 3
c.__dict__ = plain = {"q": 1}
print(type(c.__dict__).__name__, c.__dict__ is plain, c.q, type(d.copy()).__name__)  # expect: dict True 1 dict
del c.__dict__
print(c.__dict__)  # expect: {}


def f():
    pass


f.__dict__ = d
print(f.__dict__ is d, f.z, vars(f) is d)  # expect: True 3 True
try:
    raise ValueError
except ValueError as error:
    error.__dict__ = d
    print(error.__dict__ is d, error.z)  # expect: True 3
e = D(x=1)
first, second = C(e), C(e)
first.y = 2
print(second.y, second.__dict__ is first.__dict__, dict(e).__class__.__name__, type(e | {}).__name__)
# expect: 2 True dict dict
for wrong in (1, [], None):
    try:
        first.__dict__ = wrong
    except TypeError as error:
        print(error)
        # expect: __dict__ must be set to a dictionary, not a 'int'
        # expect: __dict__ must be set to a dictionary, not a 'list'
        # expect: __dict__ must be set to a dictionary, not a 'NoneType'
