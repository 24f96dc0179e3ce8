# Bases must agree on an order, on a metaclass and on what instances are made of.
class A: pass
class B(A): pass
class One(type): pass
class Two(type): pass
class OfOne(metaclass=One): pass
class OfTwo(metaclass=Two): pass
class Left: __slots__ = ("left",)
class Right: __slots__ = ("right",)

for bases in (A, B), (A, A), (OfOne, OfTwo), (Left, Right), (int, str), (bool,), (type(None),), (A, B, 3):
    try:
        type("New", bases, {})
    except TypeError as error:
        print(error)
# expect: Cannot create a consistent method resolution order (MRO) for bases A, B
# expect: duplicate base class A
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: multiple bases have instance lay-out conflict
# expect: multiple bases have instance lay-out conflict
# expect: type 'bool' is not an acceptable base type
# expect: type 'NoneType' is not an acceptable base type
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
