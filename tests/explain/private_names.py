# explain: C.f._C__x, C.__y, .__z
__z = 0
class C:
    __y = 1
    def f(self):
        __x = 1
        return __x, self.__y
