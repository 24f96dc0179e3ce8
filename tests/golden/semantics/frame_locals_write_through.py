# `f_locals` of a function's frame is a proxy: writes change variables and cells.
import sys

def outer():
    plain, shared = 1, 2
    reader = lambda: shared
    proxy = sys._getframe().f_locals
    proxy["plain"] = "new plain"
    proxy["shared"] = "new shared"
    print(plain, shared, reader())
    print(type(proxy).__name__, sorted(proxy), len(proxy), "plain" in proxy)
    plain = "later"
    print(proxy["plain"], proxy.get("none", "default"))
    return proxy == sys._getframe().f_locals

print(outer())
# expect: new plain new shared new shared
# expect: FrameLocalsProxy ['plain', 'proxy', 'reader', 'shared'] 4 True
# expect: later default
# expect: True

def change_caller():
    sys._getframe(1).f_locals["target"] = "set from the callee"

def caller():
    target = "own"
    change_caller()
    return target

print(caller())  # expect: set from the callee
