# sys.unraisablehook: what it is given, what the default prints, and what happens when it fails itself.
import sys, gc
class D:
    def __del__(self): raise ValueError('del')
def hook(u):
    print(type(u), u.exc_type, u.exc_value, type(u.exc_traceback), u.err_msg, getattr(u.object, '__qualname__', u.object))
    print(isinstance(u, tuple), len(u), u[0])
sys.unraisablehook = hook
d = D(); del d; gc.collect()
# expect: <class 'UnraisableHookArgs'> <class 'ValueError'> del <class 'traceback'> Exception ignored while calling deallocator <function D.__del__ at 0x...> None
# expect: True 5 <class 'ValueError'>
# expect: sys.unraisablehook argument type must be UnraisableHookArgs
# expect: del class X
sys.unraisablehook = sys.__unraisablehook__
d = D(); del d; gc.collect()
def bad(u): raise KeyError('in hook')
sys.unraisablehook = bad
d = D(); del d; gc.collect()
sys.unraisablehook = None
d = D(); del d; gc.collect()
del sys.unraisablehook
d = D(); del d; gc.collect()
try: sys.__unraisablehook__(5)
except TypeError as e: print(e)
class E2(Exception): pass
class D2:
    def __del__(self):
        try: 1/0
        except ZeroDivisionError: raise E2
d = D2(); del d; gc.collect()
class D3:
    def __del__(self):
        e = ValueError(''); e.add_note('n'); raise e
d = D3(); del d; gc.collect()
import weakref
class O: pass
o = O()
r = weakref.ref(o, lambda r: 1/0)
del o; gc.collect()
def gen():
    try: yield
    finally: 1/0
g = gen(); next(g); del g; gc.collect()
class M(type):
    def __del__(cls): print('del class', cls.__name__)
class X(metaclass=M): pass
del X; gc.collect()
class BadRepr:
    def __call__(self, r): 1/0
    def __repr__(self): raise KeyError
o = O(); r = weakref.ref(o, BadRepr()); del o; gc.collect()
class BadStr(Exception):
    def __str__(self): 1/0
class D4:
    def __del__(self): raise BadStr
d = D4(); del d; gc.collect()
gc.callbacks.append(lambda *a: 1/0); gc.collect(); gc.callbacks.clear()
