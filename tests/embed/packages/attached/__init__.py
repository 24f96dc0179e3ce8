"""Classes that a decorator makes, and names that are made when somebody asks for them, as attrs does it."""

from functools import partial

from . import core
from .core._make import NOTHING, define, field

frozen = partial(define, frozen=True)

__all__ = ["NOTHING", "core", "define", "field", "frozen"]


def __getattr__(name):
    if name == "__version__":
        from .core.version import TEXT

        return TEXT
    raise AttributeError(f"module {__name__} has no attribute {name}")
