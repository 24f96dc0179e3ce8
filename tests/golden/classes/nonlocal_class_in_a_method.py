# `nonlocal __class__` in a method is allowed and can rebind the cell.
class A:
    def m(self):
        nonlocal __class__
        __class__ = 7
        return __class__
    def n(self): return __class__
print(A().m(), A().n())  # expect: 7 7
