"""The abstract classes of finders and loaders."""

import abc
# It is there before a finder of the script is asked for anything.
import importlib.machinery

__all__ = [
    "Loader", "MetaPathFinder", "PathEntryFinder", "ResourceLoader", "InspectLoader", "ExecutionLoader", "FileLoader",
    "SourceLoader",
]


class Loader(metaclass=abc.ABCMeta):
    """Makes modules."""

    def create_module(self, spec):
        """The module to fill; None for a usual one."""
        return None

    def load_module(self, fullname):
        """Answers the module of a name."""
        if not hasattr(self, "exec_module"):
            raise ImportError
        import importlib

        return importlib.import_module(fullname)


class MetaPathFinder(metaclass=abc.ABCMeta):
    """Finds modules by their names; `sys.meta_path` holds such."""

    def invalidate_caches(self):
        """Forgets what was found before."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """Finds modules in a place."""

    def invalidate_caches(self):
        """Forgets what was found before."""


class ResourceLoader(Loader):
    """Reads data that lies beside modules."""

    @abc.abstractmethod
    def get_data(self, path):
        """The bytes of a file."""
        raise OSError


class InspectLoader(Loader):
    """Tells what a module is made of."""

    def is_package(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        raise ImportError

    @staticmethod
    def source_to_code(data, path="<string>"):
        return compile(data, path, "exec", dont_inherit=True)

    def exec_module(self, module):
        """Runs the code of a module."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f"cannot load module {module.__name__!r} when get_code() returns None")
        exec(code, module.__dict__)


class ExecutionLoader(InspectLoader):
    """Tells what a module is made of, and where it lies."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source, self.get_filename(fullname))


class FileLoader(ResourceLoader, ExecutionLoader):
    """Loads a module from a file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def get_filename(self, fullname=None):
        return self.path

    def get_data(self, path):
        """The bytes of a file, where the host has given those."""
        with open(path, "rb") as file:
            return file.read()


class SourceLoader(ResourceLoader, ExecutionLoader):
    """Loads a module from its source."""

    def path_stats(self, path):
        return {"mtime": self.path_mtime(path)}

    def path_mtime(self, path):
        raise OSError

    def get_source(self, fullname):
        try:
            return self.get_data(self.get_filename(fullname)).decode()
        except OSError as error:
            raise ImportError("source not available through get_data()", name=fullname) from error
