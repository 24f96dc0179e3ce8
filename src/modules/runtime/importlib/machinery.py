"""What finders answer with."""

from _frozen_importlib import ModuleSpec

__all__ = ["ModuleSpec"]
