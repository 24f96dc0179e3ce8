# A spec for a file of Python has a loader; the file itself is the host's to open.
from importlib.util import module_from_spec, spec_from_file_location

spec = spec_from_file_location("made", "/nowhere/made.py")
print(spec.name, spec.origin, spec.has_location, type(spec.loader).__name__, spec.loader.is_package("made"))
made = module_from_spec(spec)
print(made.__name__, made.__file__, made.__spec__ is spec, made.__loader__ is spec.loader)
try:
    spec.loader.exec_module(made)
except OSError as error:
    print(isinstance(error, OSError))
package = spec_from_file_location("pack", "/nowhere/pack/__init__.py")
print(package.submodule_search_locations, package.loader.is_package("pack"), package.parent)
print(spec_from_file_location("text", "/nowhere/text.txt"))
# expect: made /nowhere/made.py True SourceFileLoader False
# expect: made /nowhere/made.py True True
# expect: True
# expect: ['/nowhere/pack'] True pack
# expect: None
