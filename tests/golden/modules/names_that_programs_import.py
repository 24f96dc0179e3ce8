# Names of small use that packages import.
import importlib.machinery
import inspect
import io
import traceback
import types
import warnings

print(io.BlockingIOError is BlockingIOError, io.text_encoding("latin-1"))
print("deprecated" in warnings.__all__, "print_list" in traceback.__all__)


def documented():
    """Text."""


class Owner:
    def method(self):
        return self


flags = inspect.CO_HAS_DOCSTRING, inspect.CO_METHOD
print([[bool(function.__code__.co_flags & flag) for flag in flags] for function in (documented, Owner.method)])
package = types.ModuleType("package")
print(inspect.ispackage(package), inspect.ispackage(1))
package.__path__ = []
print(inspect.ispackage(package))
print(importlib.machinery.SOURCE_SUFFIXES, ".py" in importlib.machinery.all_suffixes())
# expect: True latin-1
# expect: True True
# expect: [[True, False], [False, True]]
# expect: False False
# expect: True
# expect: ['.py'] True
