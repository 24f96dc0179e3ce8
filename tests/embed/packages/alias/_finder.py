import sys
import types
from importlib import import_module
from importlib.machinery import ModuleSpec


class Finder:
    def find_spec(self, fullname, path, target=None):
        package, _, below = fullname.partition(".")
        if package == "alias":
            return ModuleSpec(fullname, self)

    def create_module(self, spec):
        return types.ModuleType(spec.name)

    def exec_module(self, module):
        package, dot, below = module.__name__.partition(".")
        found = import_module("fluent" + dot + below)
        module.__dict__.update({**found.__dict__, **module.__dict__})
        for name, value in found.__dict__.items():
            if isinstance(value, types.ModuleType):
                module.__dict__[name] = import_module("alias." + value.__name__.rpartition(".")[2])


sys.meta_path.append(Finder())
sys.meta_path[-1].exec_module(sys.modules["alias"])
