# weakref.finalize calls its function when the object is gone, or when it is called itself; once.
import gc
import weakref


class Thing:
    pass


t = Thing()
f = weakref.finalize(t, print, "closed", 1, sep="-")
print(f.alive, f.peek()[1:])  # expect: True (<built-in function print>, ('closed', 1), {'sep': '-'})
del t  # expect: closed-1
gc.collect()
print(f.alive, f(), f.peek())  # expect: False None None
u = Thing()
g = weakref.finalize(u, lambda: 42)
print(g(), g(), g.alive)  # expect: 42 None False
h = weakref.finalize(u, print, "never")
print(h.detach()[0] is u, h.alive)  # expect: True False
del u
gc.collect()
