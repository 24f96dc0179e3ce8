# f_locals of a function's frame: a mapping that reads and writes the variables themselves.
import sys

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

def work():
    x, y = 1, 2
    def captured():
        return y
    proxy = sys._getframe().f_locals
    proxy["x"] += 10
    proxy["y"] = 20
    proxy["extra"] = 30
    print(x, y, captured(), proxy["extra"], len(proxy), list(proxy)[:3], "x" in proxy, "unset" in proxy, proxy.get("unset", "none"), proxy == dict(proxy))
    print(sorted(proxy.keys()), list(proxy.values())[:2], [key for key, _ in proxy.items()], list(reversed(proxy))[0], proxy | {"x": 0} == {**proxy, "x": 0}, type(proxy.copy()), repr(proxy).startswith("{'x': 11, 'y': 20"))
    print(proxy.setdefault("x", 5), proxy.setdefault("new", 6), proxy.update({"x": 7, "z": 8}), x, proxy["z"], "extra" in locals(), sys._getframe().f_locals == proxy, proxy is sys._getframe().f_locals)
    attempt(proxy.__getitem__, "unset")
    attempt(proxy.__getitem__, 5)
    attempt(proxy.__delitem__, "x")
    attempt(proxy.pop, "x")
    attempt(proxy.__delitem__, "extra")
    attempt(proxy.pop, "extra")
    attempt(proxy.__setitem__, 5, 6)
    attempt(proxy.update, 5)
    attempt(proxy.get)
    attempt(hash, proxy)
    attempt(getattr, proxy, "clear")
    attempt(getattr, proxy, "popitem")
    unset = 0
    attempt(proxy.__or__, 5)
    attempt(lambda: proxy.__ior__({"x": 3})["x"])
    return x

print(work())
# expect: 11 20 20 30 5 ['x', 'captured', 'proxy'] True False none True
# expect: ['captured', 'extra', 'proxy', 'x', 'y'] [11, <function work.<locals>.captured at 0x...>] ['x', 'captured', 'proxy', 'y', 'extra'] extra True <class 'dict'> False
# expect: 11 6 None 7 8 True True False
# expect: KeyError: "local variable ''unset'' is not defined"
# expect: KeyError: "local variable '5' is not defined"
# expect: ValueError: cannot remove local variables from FrameLocalsProxy
# expect: ValueError: cannot remove local variables from FrameLocalsProxy
# expect: None
# expect: KeyError: 'extra'
# expect: None
# expect: TypeError: update() argument must be dict or another FrameLocalsProxy
# expect: TypeError: get expected 1 or 2 arguments
# expect: TypeError: unhashable type: 'FrameLocalsProxy'
# expect: AttributeError: 'FrameLocalsProxy' object has no attribute 'clear'
# expect: AttributeError: 'FrameLocalsProxy' object has no attribute 'popitem'
# expect: NotImplemented
# expect: 3
# expect: 3
attempt(type(sys._getframe().f_locals))  # expect: {}
class Body:
    value = 1
    print(type(sys._getframe().f_locals), sys._getframe().f_locals is locals(), "value" in sys._getframe().f_locals)
# expect: <class 'dict'> True True
