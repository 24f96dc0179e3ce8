"""Data beside modules: it lies in files, which scripts do not have. A host that gives data writes this module."""

__all__ = [
    "Package", "Anchor", "as_file", "files", "contents", "is_resource", "open_binary", "open_text", "path",
    "read_binary", "read_text",
]

import types

Package = types.ModuleType | str
Anchor = Package


def _refusing(name):
    def refuse(*args, **kwargs):
        raise PermissionError(1, f"importlib.resources.{name}: scripts have no files here; "
                                 "the host may provide a module of its own in place of importlib.resources")

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


for _name in __all__[2:]:
    globals()[_name] = _refusing(_name)
del _name
