# A bound method is made anew each time; WeakMethod follows the object behind it.
import gc
import weakref


class C:
    def m(self):
        return 7


c = C()
plain, weak = weakref.ref(c.m), weakref.WeakMethod(c.m, lambda r: print("gone", r() is None))
gc.collect()
print(plain(), weak()(), weak == weakref.WeakMethod(c.m))  # expect: None 7 True
del c  # expect: gone True
gc.collect()
print(weak())  # expect: None
