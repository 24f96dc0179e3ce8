import importlib
import importlib.util
import sys
from importlib.machinery import ModuleSpec

print(importlib.import_module("json").__name__)  # expect: json
print(importlib.import_module("collections.abc").__name__)  # expect: collections.abc
print(importlib.import_module(".abc", "collections").__name__)  # expect: collections.abc
print(importlib.import_module("importlib.util") is importlib.util)  # expect: True


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "name", None))


attempt(importlib.import_module, ".x")
# expect: TypeError the 'package' argument is required to perform a relative import for '.x' None
attempt(importlib.import_module, "..x", "a")
# expect: ImportError attempted relative import beyond top-level package None
attempt(importlib.import_module, "nope")  # expect: ModuleNotFoundError No module named 'nope' nope
attempt(importlib.import_module, "json.nope")  # expect: ModuleNotFoundError No module named 'json.nope' json.nope
attempt(importlib.import_module, "nope.x")  # expect: ModuleNotFoundError No module named 'nope' nope
attempt(importlib.import_module, "")  # expect: ValueError Empty module name None
attempt(importlib.reload, 3)  # expect: TypeError reload() argument must be a module None
attempt(importlib.util.find_spec, "nope")  # expect: None
attempt(importlib.util.find_spec, "nope.x")  # expect: ModuleNotFoundError No module named 'nope' nope
attempt(importlib.util.find_spec, ".x")
# expect: ImportError no package specified for '.x' (required for relative module names) None
attempt(importlib.util.find_spec, "math.x")
# expect: ModuleNotFoundError __path__ attribute not found on 'math' while trying to find 'math.x' math.x
attempt(importlib.util.resolve_name, ".x", "a.b")  # expect: a.b.x
attempt(importlib.util.resolve_name, "..x", "a.b")  # expect: a.x
attempt(importlib.util.resolve_name, "...x", "a.b")
# expect: ImportError attempted relative import beyond top-level package None
attempt(importlib.util.resolve_name, "x", "")  # expect: x

for name in ("json", "functools"):
    spec = importlib.util.find_spec(name)
    print([spec.name, spec.parent])
    # expect: ['json', 'json']
    # expect: ['functools', '']
print(importlib.util.find_spec("bisect") is not None)  # expect: True
sys.modules["halted"] = None
attempt(importlib.util.find_spec, "halted")  # expect: None

spec = ModuleSpec("a.b", None, origin="x", is_package=True)
print(spec, spec.parent, spec.submodule_search_locations)
# expect: ModuleSpec(name='a.b', loader=None, origin='x', submodule_search_locations=[]) a.b []
print(spec.has_location, spec.cached, spec.loader_state)  # expect: False None None
print(ModuleSpec("q", None), ModuleSpec("q.r", None).parent)  # expect: ModuleSpec(name='q', loader=None) q
print(ModuleSpec("q", None) == ModuleSpec("q", None), ModuleSpec("q", None) == 3)  # expect: True False
module = importlib.util.module_from_spec(spec)
print(module.__name__, module.__package__, module.__path__, module.__spec__ is spec)  # expect: a.b a.b [] True
importlib.invalidate_caches()


class Loader:
    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(f"text = 'this is ' + __name__\nn = {len(module.__name__)}", module.__dict__)
        if module.__name__.endswith("bad"):
            raise ValueError("not loaded")


class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("made"):
            print("asked for", name, path, target)
            return ModuleSpec(name, Loader(), is_package=name == "made")
        return None


sys.meta_path.append(Finder())
import made  # expect: asked for made None None
import made.inner as inner  # expect: asked for made.inner [] None

print(made.text, made.n, inner.text, made.inner is inner, "made.inner" in sys.modules)
# expect: this is made 4 this is made.inner True True
print([made.__spec__.name, made.__package__, inner.__package__, type(made.__loader__).__name__])
# expect: ['made', 'made', 'made', 'Loader']
attempt(importlib.import_module, "made.bad")
# expect: asked for made.bad [] None
# expect: ValueError not loaded None
print("made.bad" in sys.modules)  # expect: False
attempt(importlib.import_module, "unknown")  # expect: ModuleNotFoundError No module named 'unknown' unknown
spec = importlib.util.find_spec("made.other")  # expect: asked for made.other [] None
print(spec.name, "made.other" in sys.modules)  # expect: made.other False
sys.meta_path.pop()
attempt(importlib.import_module, "made.more")  # expect: ModuleNotFoundError No module named 'made.more' made.more
