"""Functions on iterables, gathered from the modules below by their stars, as more_itertools does it."""

from .more import *
from .recipes import *

__version__ = "1.0"
