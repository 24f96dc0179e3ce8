import sys
import types


class Lazy(types.ModuleType):
    a = 1

    def __getattr__(self, name):
        if name == 'missing':
            raise AttributeError(name)
        return f'lazy {name}'

    @property
    def twice(self):
        return 2 * self.one


m = types.ModuleType('m')
m.one = 1
print(type(m) is types.ModuleType, hasattr(m, 'a'))  # expect: True False
m.__class__ = Lazy
print(type(m) is Lazy, isinstance(m, Lazy), m.a, m.one, m.twice, m.other, hasattr(m, 'missing'), m.__name__)
# expect: True True 1 1 2 lazy other False m
m.a = 5
print(m.a, m.__dict__['a'])  # expect: 5 5
m.__class__ = types.ModuleType
print(type(m) is types.ModuleType, m.a, hasattr(m, 'twice'))  # expect: True 5 False
sys.modules[__name__].__class__ = Lazy
import __main__
print(__main__.anything, __main__.Lazy is Lazy)  # expect: lazy anything True


class Slots(types.ModuleType):
    __slots__ = ('x',)


try:
    m.__class__ = Slots
except TypeError as error:
    print(error)  # expect: __class__ assignment: 'Slots' object layout differs from 'module'
for value, cls in ((m, int), (m, object), (1, Lazy)):
    try:
        value.__class__ = cls
    except TypeError as error:
        print(error)
        # expect: __class__ assignment only supported for mutable types or ModuleType subclasses
        # expect: __class__ assignment only supported for mutable types or ModuleType subclasses
        # expect: __class__ assignment only supported for mutable types or ModuleType subclasses
