# A weak reference knows its object until that is gone; then it calls back.
import gc
import weakref


class Node:
    def __eq__(self, other):
        return isinstance(other, Node)

    def __hash__(self):
        return 7


n, m = Node(), Node()
first, second = weakref.ref(n), weakref.ref(m)
print(first() is n, first is weakref.ref(n), first == second, hash(first))  # expect: True True True 7
cb = weakref.ref(n, lambda r: print("callback", r is cb, r() is None))
print(weakref.getweakrefcount(n), cb.__callback__ is not None, weakref.getweakrefs(m) == [second])
# expect: 2 True True
del n  # expect: callback True True
gc.collect()
print(first(), cb(), first == second, hash(first), cb.__callback__)  # expect: None None False 7 None
for value in (1, "s", [], (), None, object(), {}):
    try:
        weakref.ref(value)
    except TypeError as e:
        print(e)
        # expect: cannot create weak reference to 'int' object
        # expect: cannot create weak reference to 'str' object
        # expect: cannot create weak reference to 'list' object
        # expect: cannot create weak reference to 'tuple' object
        # expect: cannot create weak reference to 'NoneType' object
        # expect: cannot create weak reference to 'object' object
        # expect: cannot create weak reference to 'dict' object
