"""Lets modules of tests import what the runtime does not have: those of their tests that use it fail, the others run.

Only the modules of tests themselves get a stand-in, never the packages; on CPython nothing is absent.
"""
import builtins
import sys


class Absent:
    """A name of a module that is not there: it can be handed on, and nothing else."""

    def __init__(self, name):
        self.__dict__["_name"] = name

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent(f"{self._name}.{name}")

    def _fail(self, *args, **named):
        raise ModuleNotFoundError(f"the test needs {self._name}", name=self._name)

    def __mro_entries__(self, bases):
        return ()

    __call__ = __iter__ = __len__ = __bool__ = __getitem__ = __enter__ = __lt__ = __or__ = __ror__ = _fail


def allow(importing):
    """From here on the modules with these names may import any module of the standard library."""
    original = builtins.__import__

    def imported(name, globals=None, locals=None, fromlist=(), level=0):
        try:
            return original(name, globals, locals, fromlist, level)
        except ModuleNotFoundError as error:
            top = name.partition(".")[0]
            missing = (error.name or "").partition(".")[0]
            if missing != top or top not in sys.stdlib_module_names or (globals or {}).get("__name__") not in importing:
                raise
        return Absent(name if fromlist else top)

    builtins.__import__ = imported
