# `__getattr__` is asked last, `__setattr__` and `__delattr__` first.
class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)
    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError("refused " + name)
        return getattr(self.target, name)
    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)

proxy = Proxy("text")
print(proxy.upper(), hasattr(proxy, "nope"), getattr(proxy, "nope", "default"))  # expect: TEXT False default
proxy.size = 4  # expect: set size
del proxy.size  # expect: del size

class Counted:
    reads = 0
    def __getattribute__(self, name):
        Counted.reads += 1
        return object.__getattribute__(self, name)

counted = Counted()
counted.reads, counted.reads
print(Counted.reads)  # expect: 2
