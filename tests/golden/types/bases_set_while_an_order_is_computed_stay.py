class E(Exception):
    pass


class M(type):
    ready = False

    def mro(cls):
        if M.ready and cls.__name__ == 'C':
            if C.__bases__ == (B2,):
                M.ready = False
            else:
                C.__bases__ = (B2,)
                raise E
        return type.mro(cls)


class A(metaclass=M):
    pass


class B1(A):
    pass


class B2(A):
    pass


class C(A):
    pass


M.ready = True
try:
    C.__bases__ = (B1,)
except E:
    print('raised')  # expect: raised
print([base.__name__ for base in C.__bases__], [base.__name__ for base in C.__mro__])
# expect: ['B2'] ['C', 'B2', 'A', 'object']
B1.__bases__ = (C,)
print([base.__name__ for base in B1.__mro__], [sub.__name__ for sub in B2.__subclasses__()])
# expect: ['B1', 'C', 'B2', 'A', 'object'] ['C']


class F(type):
    fail = False

    def mro(cls):
        if F.fail:
            raise E
        return type.mro(cls)


class X(metaclass=F):
    pass


class Y(metaclass=F):
    pass


class Z(X):
    pass


F.fail = True
try:
    Z.__bases__ = (Y,)
except E:
    print('raised')  # expect: raised
print([base.__name__ for base in Z.__mro__], Z.__bases__ == (X,))  # expect: ['Z', 'X', 'object'] True
