# A proxy does what its object does, until that is gone.
import gc
import weakref


class V:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return self.n + other

    def __len__(self):
        return self.n

    def __str__(self):
        return f"V({self.n})"


class F(V):
    def __call__(self, x):
        return x * self.n


v, f = V(3), F(4)
p, q = weakref.proxy(v), weakref.proxy(f)
print(type(p), type(q), isinstance(p, V), str(p), len(p), p + 1, q(5), bool(p))
# expect: <class 'weakref.ProxyType'> <class 'weakref.CallableProxyType'> True V(3) 3 4 20 True
p.n = 10
print(v.n, p is weakref.proxy(v))  # expect: 10 True
try:
    hash(p)
except TypeError as e:
    print(e)  # expect: unhashable type: 'weakref.ProxyType'
del v
gc.collect()
for use in (lambda: p.n, lambda: len(p), lambda: p + 1):
    try:
        use()
    except ReferenceError as e:
        print(e)
        # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
        # expect: weakly-referenced object no longer exists
