import copyreg


class A:
    __slotnames__ = ['spam', 'eggs']

    def __getattr__(self, name):
        if name == 'spam':
            return 42
        raise AttributeError(name)


print(A().__reduce_ex__(2) == (copyreg.__newobj__, (A,), (None, {'spam': 42}), None, None))  # expect: True


class B:
    __slots__ = ('x', 'y')
    __slotnames__ = None


b = B()
b.x = 1
print(b.__getstate__())  # expect: None
B.__slotnames__ = ['x']
print(b.__getstate__())  # expect: (None, {'x': 1})
B.__slotnames__ = 5
try:
    b.__getstate__()
except TypeError as error:
    print(error)  # expect: B.__slotnames__ should be a list or None, not int


class C:
    names = __slotnames__ = ['p', 'q']

    def __getattr__(self, name):
        if name == 'p':
            C.names.append('r')
        raise AttributeError(name)


try:
    C().__getstate__()
except RuntimeError as error:
    print(error)  # expect: __slotnames__ changed size during iteration
