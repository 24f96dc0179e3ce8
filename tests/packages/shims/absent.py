"""Stands in for a module that a runtime lacks: everything in it can be named and does nothing, but is noted."""
import sys

TOUCHED = set()
# Uses of what is not there that a test may make: some wait for an answer that never comes.
MOST = 20_000
uses = 0


class Endless(Exception):
    """A test goes on asking what is not there."""


def begin():
    """Forgets what was used before."""
    global uses
    uses = 0
    TOUCHED.clear()


class Absent:
    """A name of a module that is not there."""

    def __init__(self, name):
        self.__dict__["_name"] = name

    def _touch(self, *args, **named):
        global uses
        TOUCHED.add(self._name.partition(".")[0])
        uses += 1
        if uses > MOST:
            raise Endless(self._name)
        return self

    def __iter__(self):
        self._touch()
        return iter(())

    def __len__(self):
        self._touch()
        return 0

    __call__ = __getitem__ = __enter__ = __add__ = __radd__ = __sub__ = __mul__ = _touch
    __truediv__ = __lt__ = __gt__ = __le__ = __ge__ = __neg__ = __or__ = __ror__ = __setattr__ = _touch

    def __bool__(self):
        self._touch()
        return True

    def __index__(self):
        self._touch()
        return 0

    def __exit__(self, *args):
        return False

    def __mro_entries__(self, bases):
        self._touch()
        return ()

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name.rpartition(".")[2]
        if name.startswith("__"):
            raise AttributeError(name)
        self._touch()
        return Absent(self._name + "." + name)


def module(name):
    """Puts a module that is not there into `sys.modules`."""
    made = type(sys)(name)
    made.__path__ = []

    def __getattr__(attribute):
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return Absent(name + "." + attribute)

    made.__getattr__ = __getattr__
    sys.modules[name] = made
    return made
