# Finders of a script that stand before the runtime's own are asked for everything that is not loaded, those behind them
# for what nobody else has.
import importlib
import importlib.machinery
import importlib.util
import sys

print([finder.__name__ for finder in sys.meta_path if finder.__name__ in ("BuiltinImporter", "PathFinder")])
print(sys.meta_path[0] is importlib.machinery.BuiltinImporter, sys.meta_path[-1] is importlib.machinery.PathFinder)


class Loader:
    def __init__(self, text):
        self.text = text

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.text, vars(module))


class Finder:
    def __init__(self, label, modules):
        self.label, self.modules = label, modules

    def find_spec(self, name, path=None, target=None):
        if name[0] != "_":
            print(self.label, "is asked for", name, path)
        if name in self.modules:
            return importlib.util.spec_from_loader(name, Loader(self.modules[name]))
        return None


front = Finder("front", {"graphlib": "value = 'of the front'", "made": "import other\nvalue = other.value"})
back = Finder("back", {"bisect": "value = 'never'", "other": "value = 'of the back'"})
sys.meta_path.insert(0, front)
sys.meta_path.append(back)
import graphlib
print(graphlib.value, graphlib.__spec__.loader is graphlib.__loader__)
import made
print(made.value)
import bisect
print(bisect.bisect([1, 2], 1))
try:
    import nothing_of_this_name
except ModuleNotFoundError as error:
    print(error)
try:
    import bisect.inner
except ModuleNotFoundError as error:
    print(error)
print(importlib.util.find_spec("nothing_else"))
print(importlib.util.find_spec("other").loader is sys.modules["other"].__loader__)
sys.meta_path.remove(front)
sys.meta_path.remove(back)


# What hooks do: the module is found by the others, and its loader wrapped.
class Wrapping:
    busy = False

    def find_spec(self, name, path=None, target=None):
        if self.busy or name not in ("this", "heapq"):
            return None
        self.busy = True
        try:
            spec = importlib.util.find_spec(name)
        finally:
            self.busy = False
        loader = spec.loader

        class Loader:
            def create_module(self, spec):
                return loader.create_module(spec)

            def exec_module(self, module):
                print("before", module.__name__)
                loader.exec_module(module)
                print("after")

        spec.loader = Loader()
        return spec


sys.modules.pop("heapq", None)
sys.meta_path.insert(0, Wrapping())
import heapq
print(heapq.nsmallest(2, [3, 1, 2]))
del sys.meta_path[0]
importer = importlib.machinery.BuiltinImporter
spec = importer.find_spec("sys")
print(spec.name, spec.origin, spec.loader is importer, spec.submodule_search_locations)
print(importer.find_spec("nothing_of_this_name"), importer.get_code("sys"), importer.get_source("sys"))
print(importer.is_package("sys"), importer.create_module(spec) is sys)
try:
    importer.create_module(importlib.machinery.ModuleSpec("nothing", None))
except ImportError as error:
    print(error, error.name)
try:
    importer.is_package("nothing")
except ImportError as error:
    print(error, error.name)
print(importlib.machinery.PathFinder.find_spec("nothing_of_this_name"), importlib.invalidate_caches())
print(importlib.machinery.PathFinder, importer)
# expect: ['BuiltinImporter', 'PathFinder']
# expect: True True
# expect: front is asked for graphlib None
# expect: of the front True
# expect: front is asked for made None
# expect: front is asked for other None
# expect: back is asked for other None
# expect: of the back
# expect: front is asked for bisect None
# expect: 1
# expect: front is asked for nothing_of_this_name None
# expect: back is asked for nothing_of_this_name None
# expect: No module named 'nothing_of_this_name'
# expect: No module named 'bisect.inner'; 'bisect' is not a package
# expect: front is asked for nothing_else None
# expect: back is asked for nothing_else None
# expect: None
# expect: True
# expect: before heapq
# expect: after
# expect: [1, 2]
# expect: sys built-in True None
# expect: None None None
# expect: False True
# expect: 'nothing' is not a built-in module nothing
# expect: 'nothing' is not a built-in module nothing
# expect: None None
# expect: <class '_frozen_importlib_external.PathFinder'> <class '_frozen_importlib.BuiltinImporter'>
