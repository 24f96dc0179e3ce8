# Modules made by hand: their names, their namespace, and __getattr__ and __dir__ in them.
import types

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

module = types.ModuleType("shapes", "About shapes.")
print(module, module.__name__, module.__doc__, module.__dict__, sorted(vars(module)) == sorted(dir(module)), types.ModuleType("x").__doc__)
exec("side = 4\ndef area():\n    return side * side", module.__dict__)
print(module.area(), module.area.__module__, module.side)
module.side = 5
print(module.area(), "side" in vars(module), hasattr(module, "nope"))
attempt(getattr, module, "nope")
del module.side
attempt(module.area)
attempt(delattr, module, "side")
module.__getattr__ = lambda name: f"made {name}"
module.__dir__ = lambda: ["b", "a"]
print(module.anything, dir(module), getattr(module, "x"))
def refuse(name):
    raise AttributeError(f"no {name} here")

module.__getattr__ = refuse
attempt(getattr, module, "y")
module.__name__ = 5
attempt(lambda: repr(module).split(" ")[0])
attempt(types.ModuleType)
attempt(types.ModuleType, 5)
attempt(types.ModuleType, "a", "b", "c")
attempt(types.ModuleType, name="named", doc=1)
attempt(setattr, module, "__dict__", {})
class Special(types.ModuleType):
    @property
    def computed(self):
        return self.__name__.upper()

special = Special("loud")
print(special.computed, isinstance(special, types.ModuleType), special)
module = types.ModuleType("other")
module.__class__ = Special
print(module.computed)
attempt(setattr, module, "__class__", int)
bare = types.ModuleType.__new__(types.ModuleType)
attempt(getattr, bare, "x")
print(bare.__dict__)
