class H:
    __slots__ = ['b', 'a']


class I:
    __slots__ = ['a', 'b']


class Empty(H):
    __slots__ = ()


class L(H):
    __slots__ = ['e']


class M(I):
    __slots__ = ['e']


class N(H):
    __slots__ = ['e']


class O(Empty):
    __slots__ = ['e']


def assign(old, new):
    thing = old()
    try:
        thing.__class__ = new
        print(type(thing) is new)
    except TypeError as error:
        print(error)


assign(H, I)  # expect: True
assign(Empty, I)  # expect: True
assign(L, N)  # expect: True
assign(L, M)  # expect: __class__ assignment: 'M' object layout differs from 'L'
assign(L, O)  # expect: __class__ assignment: 'O' object layout differs from 'L'
assign(M, L)  # expect: __class__ assignment: 'L' object layout differs from 'M'
