# Methods: functions are descriptors; bound methods compare by (self identity, function) and expose __func__,
# __self__.
class C:
    def m(self): pass
c = C()
print(c.m == c.m, c.m is c.m, c.m.__func__ is C.m, C.__dict__["m"].__get__(c) == c.m)  # expect: True False True True
