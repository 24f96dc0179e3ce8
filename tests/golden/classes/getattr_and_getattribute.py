# __getattribute__ sees every access, __getattr__ only the failed ones.
class Logged:
    kind = "class attribute"
    def __init__(self):
        self.log = []
        self.value = 1
    def __getattribute__(self, name):
        if name != "log":
            self.log.append(name)
        return super().__getattribute__(name)
    def __getattr__(self, name):
        if name.startswith("made_"):
            return name[5:]
        raise AttributeError(f"nothing called {name}")
    def method(self):
        return "called"

thing = Logged()
print(thing.value, thing.kind, thing.method(), thing.made_up, hasattr(thing, "nope"), getattr(thing, "nope", "default"))
# expect: 1 class attribute called up False default
try:
    thing.missing
except AttributeError as error:
    print(error, error.name, error.obj)  # expect: nothing called missing missing <__main__.Logged object at 0x...>
print(thing.log)  # expect: ['value', 'kind', 'method', 'made_up', 'nope', 'nope', 'missing']
class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)
    def __getattr__(self, name):
        return getattr(self._target, name)
    def __setattr__(self, name, value):
        setattr(self._target, name, value)
    def __delattr__(self, name):
        delattr(self._target, name)
    def __dir__(self):
        return ["proxied"]

class Target:
    x = 1

target = Target()
proxy = Proxy(target)
proxy.y = 5
print(proxy.x, proxy.y, target.y, dir(proxy), vars(target))  # expect: 1 5 5 ['proxied'] {'y': 5}
del proxy.y
for action in ("proxy.y", "del proxy.y", "proxy[0]", "len(proxy)"):
    try:
        exec(action)
    except Exception as error:
        print(type(error).__name__, error)
        # expect: AttributeError 'Target' object has no attribute 'y'
        # expect: AttributeError 'Target' object has no attribute 'y'
        # expect: TypeError 'Proxy' object is not subscriptable
        # expect: TypeError object of type 'Proxy' has no len()
class Endless:
    def __getattr__(self, name):
        return self.other

try:
    Endless().x
except RecursionError as error:
    print(type(error).__name__)  # expect: RecursionError
class Wrong:
    def __getattribute__(self):
        return 1

try:
    Wrong().x
except TypeError as error:
    print(error)  # expect: Wrong.__getattribute__() takes 1 positional argument but 2 were given
