# What `inspect.signature` finds for classes that CPython has in C, and the names of parameters that can be given.
import collections
import inspect
import typing
import weakref


class Defaults(collections.defaultdict):
    pass


class Own(collections.OrderedDict):
    def __init__(self, a, b=2):
        pass


def shown(value):
    try:
        return str(inspect.signature(value))
    except ValueError as error:
        return str(error)


for value in (
    collections.defaultdict, collections.OrderedDict, Defaults, Own, collections.OrderedDict.fromkeys,
    collections.OrderedDict.move_to_end, collections.OrderedDict.popitem, collections.OrderedDict.setdefault,
    collections.Counter.__delitem__, weakref.KeyedRef, weakref.WeakMethod, weakref.ProxyType,
    weakref.CallableProxyType, weakref.WeakValueDictionary.pop, weakref.WeakKeyDictionary.pop,
    type(typing.Self), type(typing.Final).__init__, typing.Optional.__init__,
):
    print(shown(value))
    # expect: no signature found for builtin type <class 'collections.defaultdict'>
    # expect: no signature found for builtin type <class 'collections.OrderedDict'>
    # expect: no signature found for builtin type <class '__main__.Defaults'>
    # expect: (a, b=2)
    # expect: (iterable, value=None)
    # expect: (self, /, key, last=True)
    # expect: (self, /, last=True)
    # expect: (self, /, key, default=None)
    # expect: (self, elem)
    # expect: (ob, callback, key)
    # expect: (meth, callback=None)
    # expect: ()
    # expect: ()
    # expect: (self, key, *args)
    # expect: (self, key, *args)
    # expect: (getitem)
    # expect: (self, getitem)
    # expect: (getitem)

ordered = collections.OrderedDict(a=1, b=2)
print(ordered.pop("a", default=5), ordered.pop(key="a", default=5), ordered.setdefault(key="c", default=7), ordered)
# expect: 1 5 7 OrderedDict({'b': 2, 'c': 7})
try:
    ordered.pop("zork")
except KeyError as error:
    print(repr(error))  # expect: KeyError('zork')
for form in (typing.Self, typing.Never, typing.LiteralString):
    try:
        form[int]
    except TypeError as error:
        print(error)
        # expect: typing.Self is not subscriptable
        # expect: typing.Never is not subscriptable
        # expect: typing.LiteralString is not subscriptable
print(hasattr(collections.abc.Mapping, "__abc_tpflags__"), hasattr(collections.UserList, "__abc_tpflags__"))
# expect: False False
