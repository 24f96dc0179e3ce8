# Modules made by hand: their names, their namespace, and __getattr__ and __dir__ in them.
import types

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

module = types.ModuleType("shapes", "About shapes.")
print(module, module.__name__, module.__doc__, module.__dict__, sorted(vars(module)) == sorted(dir(module)), types.ModuleType("x").__doc__)
# expect: <module 'shapes'> shapes About shapes. {'__name__': 'shapes', '__doc__': 'About shapes.', '__package__': None, '__loader__': None, '__spec__': None} True None
exec("side = 4\ndef area():\n    return side * side", module.__dict__)
print(module.area(), module.area.__module__, module.side)  # expect: 16 shapes 4
module.side = 5
print(module.area(), "side" in vars(module), hasattr(module, "nope"))  # expect: 25 True False
attempt(getattr, module, "nope")  # expect: AttributeError: module 'shapes' has no attribute 'nope'
del module.side
attempt(module.area)  # expect: NameError: name 'side' is not defined
attempt(delattr, module, "side")  # expect: AttributeError: 'module' object has no attribute 'side'
module.__getattr__ = lambda name: f"made {name}"
module.__dir__ = lambda: ["b", "a"]
print(module.anything, dir(module), getattr(module, "x"))  # expect: made anything ['a', 'b'] made x
def refuse(name):
    raise AttributeError(f"no {name} here")

module.__getattr__ = refuse
attempt(getattr, module, "y")  # expect: AttributeError: no y here
module.__name__ = 5
attempt(lambda: repr(module).split(" ")[0])  # expect: <module
attempt(types.ModuleType)  # expect: TypeError: module() missing required argument 'name' (pos 1)
attempt(types.ModuleType, 5)  # expect: TypeError: module() argument 'name' must be str, not int
attempt(types.ModuleType, "a", "b", "c")  # expect: TypeError: module() takes at most 2 arguments (3 given)
attempt(types.ModuleType, name="named", doc=1)  # expect: <module 'named'>
attempt(setattr, module, "__dict__", {})  # expect: AttributeError: readonly attribute
class Special(types.ModuleType):
    @property
    def computed(self):
        return self.__name__.upper()

special = Special("loud")
print(special.computed, isinstance(special, types.ModuleType), special)  # expect: LOUD True <module 'loud'>
