"""What is known about modules: part of `importlib` that the evaluator needs, too."""


class ModuleSpec:
    """What is known about a module before it is loaded."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    def __repr__(self):
        args = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            args.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            args.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{self.__class__.__name__}({', '.join(args)})"

    def __eq__(self, other):
        try:
            return (
                self.name == other.name
                and self.loader == other.loader
                and self.origin == other.origin
                and self.submodule_search_locations == other.submodule_search_locations
                and self.cached == other.cached
                and self.has_location == other.has_location
            )
        except AttributeError:
            return NotImplemented

    @property
    def cached(self):
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    @property
    def parent(self):
        """The name of the package that the module is in, or is."""
        if self.submodule_search_locations is None:
            return self.name.rpartition(".")[0]
        return self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


class SourceFileLoader:
    """Loads a module whose code the host hands over; what it hands over is asked for by the name of the module."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ is other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        """Runs the code in the namespace of a module, which need not be the one that `import` gives. What the host does
        not hand over by this name is read by its `open`."""
        from importlib import _run_again
        from importlib.util import _find

        found = _find(self.name)
        if found is not None and found[0] == self.path:
            _run_again(self.name, module)
        else:
            exec(self.get_code(self.name), module.__dict__)

    def load_module(self, fullname=None):
        from importlib import import_module

        return import_module(self.name if fullname is None else fullname)

    def is_package(self, fullname):
        return self.path.rpartition("/")[2] == "__init__.py"

    def get_filename(self, name=None):
        return self.path

    def get_source(self, fullname):
        """The text, as far as the runtime or the host's `open` knows it."""
        import linecache

        lines = linecache.getlines(self.path)
        if lines:
            return "".join(lines)
        return self.get_data(self.path).decode()

    def get_code(self, fullname):
        return compile(self.get_source(fullname), self.path, "exec", dont_inherit=True)

    def get_data(self, path):
        """The bytes of a file, which the host's `open` reads."""
        with open(path, "rb") as file:
            return file.read()


def _spec(name, file, is_package):
    """The spec of a module that no finder of a script has found."""
    has_location = file is not None and file != "built-in"
    if has_location:
        loader = SourceFileLoader(name, file)
    else:
        # A package without anything but modules inside has nothing to load.
        loader = BuiltinImporter if file or not is_package else None
    spec = ModuleSpec(name, loader, origin=file, is_package=is_package)
    spec.has_location = has_location
    if is_package and has_location:
        spec.submodule_search_locations.append(file.rpartition("/")[0])
    return spec
