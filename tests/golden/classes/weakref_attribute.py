import weakref
from dataclasses import dataclass


class A:
    pass


# The attribute is the reference that all share, or the latest.
a = A()
print(a.__weakref__)  # expect: None
first = weakref.ref(a, print)
print(a.__weakref__ is first)  # expect: True
shared = weakref.ref(a)
print(a.__weakref__ is shared)  # expect: True


@dataclass(slots=True, weakref_slot=True)
class Derived(A):
    x: int = 1


@dataclass(slots=True, weakref_slot=True)
class Root:
    pass


print(Derived.__slots__, Derived(), Root.__slots__)  # expect: ('x',) Derived(x=1) ('__weakref__',)
