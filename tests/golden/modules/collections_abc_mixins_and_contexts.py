# Which of the mixin methods hide the exception behind their own, and which do not.
import collections
import weakref
from collections.abc import MutableMapping, MutableSequence, MutableSet


def t(label, make):
    try:
        print(label, make())
    except Exception as error:
        chain = []
        while error is not None:
            chain.append((type(error).__name__, str(error), error.__suppress_context__, error.__cause__))
            error = error.__context__
        print(label, chain)


class Map(MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, key):
        return self.d[key]

    def __setitem__(self, key, value):
        self.d[key] = value

    def __delitem__(self, key):
        del self.d[key]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


class Items(MutableSet):
    def __init__(self, items=()):
        self.s = set(items)

    def __contains__(self, item):
        return item in self.s

    def __iter__(self):
        return iter(self.s)

    def __len__(self):
        return len(self.s)

    def add(self, item):
        self.s.add(item)

    def discard(self, item):
        self.s.discard(item)


class Row(MutableSequence):
    def __getitem__(self, index):
        return [][index]

    def __setitem__(self, index, value):
        pass

    def __delitem__(self, index):
        pass

    def __len__(self):
        return 0

    def insert(self, index, value):
        pass


for kind in (Map, collections.UserDict, collections.ChainMap, weakref.WeakValueDictionary, collections.Counter):
    name = kind.__name__
    t(name + " popitem", lambda: kind().popitem())
    t(name + " pop", lambda: kind().pop("k"))
    t(name + " pop default", lambda: kind().pop("k", 1))
    t(name + " del", lambda: kind().__delitem__("k"))
    t(name + " clear", lambda: kind().clear())
    t(name + " setdefault", lambda: kind().setdefault("k"))
    # expect: Map popitem [('KeyError', '', True, None), ('StopIteration', '', False, None)]
    # expect: Map pop [('KeyError', "'k'", False, None)]
    # expect: Map pop default 1
    # expect: Map del [('KeyError', "'k'", False, None)]
    # expect: Map clear None
    # expect: Map setdefault None
    # expect: UserDict popitem [('KeyError', '', True, None), ('StopIteration', '', False, None)]
    # expect: UserDict pop [('KeyError', "'k'", False, None)]
    # expect: UserDict pop default 1
    # expect: UserDict del [('KeyError', "'k'", False, None)]
    # expect: UserDict clear None
    # expect: UserDict setdefault None
    # expect: ChainMap popitem [('KeyError', "'No keys found in the first mapping.'", False, None), ('KeyError', "'popitem(): dictionary is empty'", False, None)]
    # expect: ChainMap pop [('KeyError', '"Key not found in the first mapping: \'k\'"', False, None), ('KeyError', "'k'", False, None)]
    # expect: ChainMap pop default 1
    # expect: ChainMap del [('KeyError', '"Key not found in the first mapping: \'k\'"', False, None), ('KeyError', "'k'", False, None)]
    # expect: ChainMap clear None
    # expect: ChainMap setdefault None
    # expect: WeakValueDictionary popitem [('KeyError', "'popitem(): dictionary is empty'", False, None)]
    # expect: WeakValueDictionary pop [('KeyError', "'k'", False, None)]
    # expect: WeakValueDictionary pop default 1
    # expect: WeakValueDictionary del [('KeyError', "'k'", False, None)]
    # expect: WeakValueDictionary clear None
    # expect: WeakValueDictionary setdefault [('TypeError', "cannot create weak reference to 'NoneType' object", False, None)]
    # expect: Counter popitem [('KeyError', "'popitem(): dictionary is empty'", False, None)]
    # expect: Counter pop [('KeyError', "'k'", False, None)]
    # expect: Counter pop default 1
    # expect: Counter del None
    # expect: Counter clear None
    # expect: Counter setdefault None
for kind in (Items, weakref.WeakSet):
    t(kind.__name__ + " pop", lambda: kind().pop())
    t(kind.__name__ + " remove", lambda: len(kind()) or kind().pop())
    t(kind.__name__ + " clear", lambda: kind().clear())
    # expect: Items pop [('KeyError', '', True, None), ('StopIteration', '', False, None)]
    # expect: Items remove [('KeyError', '', True, None), ('StopIteration', '', False, None)]
    # expect: Items clear None
    # expect: WeakSet pop [('KeyError', "'pop from empty WeakSet'", True, None), ('KeyError', "'pop from an empty set'", False, None)]
    # expect: WeakSet remove [('KeyError', "'pop from empty WeakSet'", True, None), ('KeyError', "'pop from an empty set'", False, None)]
    # expect: WeakSet clear None
t("Items remove", lambda: Items().remove(1))  # expect: Items remove [('KeyError', '1', False, None)]
t("Row pop", lambda: Row().pop())  # expect: Row pop [('IndexError', 'list index out of range', False, None)]
t("Row remove", lambda: Row().remove(1))  # expect: Row remove [('ValueError', '', False, None)]
t("Row index", lambda: Row().index(1))  # expect: Row index [('ValueError', '', False, None)]
t("Row clear", lambda: Row().clear())  # expect: Row clear None
