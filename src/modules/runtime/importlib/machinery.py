"""What finders answer with."""

from _frozen_importlib import ModuleSpec, SourceFileLoader

__all__ = [
    "ModuleSpec", "SourceFileLoader", "SOURCE_SUFFIXES", "BYTECODE_SUFFIXES", "EXTENSION_SUFFIXES", "all_suffixes",
]

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
# There is nothing but Python here.
EXTENSION_SUFFIXES = []


def all_suffixes():
    """How the names of files with modules may end."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES
