# What a finaliser or a callback raises goes to sys.unraisablehook and no further.
import gc
import sys
import weakref


def hook(unraisable):
    print(unraisable.exc_type.__name__, unraisable.exc_value, callable(unraisable.object), unraisable.err_msg)


sys.unraisablehook = hook


class C:
    def __del__(self):
        raise ValueError("in del")


class D:
    pass


def callback(ref):
    raise KeyError("in callback")


c = C()
del c  # expect: ValueError in del False Exception ignored while calling deallocator <function C.__del__ at 0x...>
gc.collect()
d = D()
r = weakref.ref(d, callback)
del d  # expect: KeyError 'in callback' False Exception ignored while calling weakref callback <function callback at 0x...>
gc.collect()
print(r())  # expect: None
