"""What finders answer with."""

from _frozen_importlib import BuiltinImporter, ModuleSpec, PathFinder, SourceFileLoader

__all__ = [
    "BuiltinImporter", "ModuleSpec", "PathFinder", "SourceFileLoader", "SOURCE_SUFFIXES", "BYTECODE_SUFFIXES", "EXTENSION_SUFFIXES", "all_suffixes",
]

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
# There is nothing but Python here.
EXTENSION_SUFFIXES = []


def all_suffixes():
    """How the names of files with modules may end."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES
