# A recursive inner function holds a reference cycle through its own cell (collected by the cyclic GC, not by
# refcount).
import gc, weakref
def o():
    def rec(): return rec
    return rec
w = weakref.ref(o()); print(w() is not None); gc.collect(); print(w())
# expect: True
# expect: None
