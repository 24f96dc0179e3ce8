# Class bodies use a fresh namespace from metaclass.__prepare__ and may be any mapping; name loads go through
# its __getitem__.
class D(dict):
    def __missing__(s, k):
        if k.startswith("_"): raise KeyError(k)
        return k.upper()
class M(type):
    def __prepare__(n, b): return D()
    def __new__(m, n, b, ns): return type.__new__(m, n, b, dict(ns))
class C(metaclass=M):
    v = hello
print(C.v)  # expect: HELLO
